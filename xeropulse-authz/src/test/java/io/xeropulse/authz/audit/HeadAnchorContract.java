package io.xeropulse.authz.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.Threads;
import io.xeropulse.core.model.OrganizationId;
import org.junit.jupiter.api.Test;

/** What every anchor must do. */
abstract class HeadAnchorContract {
  static final OrganizationId HOME = OrganizationId.of("3c2f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c77");
  static final OrganizationId OTHER = OrganizationId.of("01d4f0a5-0f5e-4c4e-9d3e-0d6a2a5f3c11");

  /** An empty anchor; the same one at every call. */
  abstract HeadAnchor anchor();

  @Test
  void shouldTellTheNewestHeadOfEachOrganization() {
    assertThat(anchor().newest(HOME)).isEmpty();
    anchor().publish(HOME, head(9));
    anchor().publish(OTHER, head(2));
    anchor().publish(HOME, head(10));
    assertThat(anchor().newest(HOME)).contains(head(10));
    assertThat(anchor().newest(OTHER)).contains(head(2));
  }

  @Test
  void shouldKeepTheNewestWhereAnOlderOneComesLater() {
    anchor().publish(HOME, head(10));
    anchor().publish(HOME, head(4));
    anchor().publish(HOME, new ChainHead(10, "f".repeat(64)));
    assertThat(anchor().newest(HOME)).contains(head(10));
  }

  @Test
  void shouldKeepTheNewestOfManyThatComeAtOnce() throws Exception {
    Threads.race(
        4,
        thread ->
            () -> {
              for (int i = 1; i <= 20; i++) {
                anchor().publish(HOME, head(i * 4L - thread));
              }
              return true;
            });
    assertThat(anchor().newest(HOME)).contains(head(80));
  }

  static ChainHead head(long sequence) {
    return new ChainHead(sequence, "%064x".formatted(sequence * 7919));
  }
}
