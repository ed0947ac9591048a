package io.xeropulse.authz.embed;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbedAuditTest {
  private static final DashboardId DEBTORS = new DashboardId("dashboard-7");

  private final Practice practice = new Practice(new InMemoryStore());
  private final Principal admin = Principal.of(new UserId("u-1"), HOME, new Role("admin"));
  private final Embeds embeds =
      new Embeds(
          practice.policy,
          EmbedSigner.create(
              EmbedKey.ofHex(Tokens.KEY), DashboardManifest.practice(), practice.clock),
          new EmbedAudit(practice.store, practice.audit),
          practice.clock);

  @Test
  void shouldLogWhatWasIssuedAndRefusedInTheAskersOwnOrganization() {
    embeds.issue(admin, HOME, DEBTORS, Map.of());
    embeds.issue(admin, OTHER, DEBTORS, Map.of());
    embeds.issueGuest(admin, HOME, "dashboard", "7abc");
    List<AuditEvent> events = events(HOME);
    assertThat(events)
        .extracting(event -> event.action() + " " + event.target() + " " + event.details())
        .containsExactly(
            "dashboard.issue dashboard:dashboard-7 {reason=admin-dashboards}",
            "dashboard.refuse dashboard:dashboard-7 {asked_for="
                + OTHER
                + ", reason=OTHER_ORGANIZATION}",
            "dashboard.refuse dashboard:? {reason=MALFORMED_REQUEST}");
    assertThat(events)
        .extracting(AuditEvent::outcome)
        .containsExactly(Outcome.SUCCEEDED, Outcome.REFUSED, Outcome.REFUSED);
    assertThat(events(OTHER)).isEmpty();
  }

  @Test
  void shouldIssueNothingThatCannotBeLogged() {
    practice.store.failAfter(0);
    assertThatThrownBy(() -> embeds.issue(admin, HOME, DEBTORS, Map.of()))
        .hasMessage("injected fault");
    practice.store.heal();
    assertThat(events(HOME)).isEmpty();
  }

  private List<AuditEvent> events(OrganizationId organization) {
    List<AuditEntry> entries =
        practice.store.run(tables -> AuditLog.read(tables, organization, 0, 100));
    return entries.stream().map(AuditEntry::event).toList();
  }
}
