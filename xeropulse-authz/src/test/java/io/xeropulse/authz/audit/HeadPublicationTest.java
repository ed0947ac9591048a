package io.xeropulse.authz.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.core.model.OrganizationId;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HeadPublicationTest {
  private static final OrganizationId HOME = AuditTableContract.HOME;
  private static final OrganizationId OTHER = AuditTableContract.OTHER;

  private final AuditLog log =
      new AuditLog(AuditKeys.single("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));
  private final HeadAnchor anchor = new InMemoryHeadAnchor();
  private final InMemoryStore store = new InMemoryStore();

  @Test
  void shouldPublishEachOrganizationsOwnHead() {
    write(store, HOME, "one", "two", "three");
    write(store, OTHER, "only");
    HeadPublication publication = new HeadPublication(store, anchor);
    assertThat(publication.publish(HOME).sequence()).isEqualTo(3);
    assertThat(publication.publish(OTHER).sequence()).isEqualTo(1);
    write(store, HOME, "four");
    publication.publish(HOME);
    assertThat(anchor.newest(HOME)).map(ChainHead::sequence).contains(4L);
    assertThat(anchor.newest(OTHER)).map(ChainHead::sequence).contains(1L);
  }

  @Test
  void shouldPublishNothingOfAnEmptyLog() {
    assertThat(new HeadPublication(store, anchor).publish(HOME)).isEqualTo(ChainHead.EMPTY);
    assertThat(anchor.newest(HOME)).isEmpty();
  }

  @Test
  void shouldSeeThatTheEndWasCutOff() {
    assertBroken("Entry 3 of the audit log of organization " + HOME + " is missing", "one", "two");
    assertBroken("Entry 3 of the audit log of organization " + HOME + " is missing");
  }

  @Test
  void shouldSeeThatTheLogWasRewrittenThoughItGrewSince() {
    assertBroken(
        "Entry 3 of the audit log of organization " + HOME + " was rewritten",
        "one",
        "two",
        "another",
        "four");
  }

  private void assertBroken(String finding, String... actions) {
    HeadAnchor published = new InMemoryHeadAnchor();
    InMemoryStore before = new InMemoryStore();
    write(before, HOME, "one", "two", "three");
    ChainHead head = new HeadPublication(before, published).publish(HOME);
    InMemoryStore after = new InMemoryStore();
    write(after, HOME, actions);
    HeadPublication publication = new HeadPublication(after, published);
    assertThatThrownBy(() -> publication.publish(HOME))
        .isInstanceOf(BrokenAuditException.class)
        .hasMessageContaining(finding);
    assertThat(published.newest(HOME)).contains(head);
  }

  private void write(InMemoryStore to, OrganizationId organization, String... actions) {
    Function<String, AuditEvent> event = action -> AuditTableContract.event(organization, action);
    for (String action : actions) {
      to.run(tables -> log.append(tables, event.apply(action)));
    }
  }
}
