package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.Threads;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all counters of failures must do. */
public abstract class FailureCountersContract {
  private static final Instant NOW = Instant.parse("2025-06-30T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  /** Empty counters with room for at least 100 keys. */
  protected abstract FailureCounters counters();

  @Test
  void shouldCountByKeyAndForget() {
    FailureCounters counters = counters();
    assertThat(counters.read("a")).isEqualTo(Failures.NONE);
    counters.add("a", NOW, HOUR);
    assertThat(counters.add("a", NOW.plusSeconds(3_599), HOUR))
        .isEqualTo(new Failures(2, NOW.plusSeconds(3_599)));
    assertThat(counters.read("a").count()).isEqualTo(2);
    assertThat(counters.read("b")).isEqualTo(Failures.NONE);
    assertThat(counters.add("a", NOW.plusSeconds(3_599 + 3_600), HOUR).count())
        .as("an hour later counting starts anew")
        .isEqualTo(1);
    counters.clear("a");
    counters.clear("unknown");
    assertThat(counters.read("a")).isEqualTo(Failures.NONE);
  }

  @Test
  void shouldLoseNoCountAmongManyAtOnce() throws Exception {
    FailureCounters counters = counters();
    Threads.race(
        16,
        n ->
            () -> {
              for (int i = 0; i < 20; i++) {
                counters.add("a", NOW, HOUR);
              }
              return true;
            });
    assertThat(counters.read("a").count()).isEqualTo(320);
  }
}
