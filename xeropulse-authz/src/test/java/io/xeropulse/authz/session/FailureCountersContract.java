package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  void shouldBeginNoMoreAttemptsThanFailuresAreBorne() {
    FailureCounters counters = counters();
    counters.add("a", NOW, HOUR);
    for (int i = 0; i < 4; i++) {
      assertThat(counters.begin("a", NOW, HOUR, 5)).isEmpty();
    }
    assertThat(counters.begin("a", NOW, HOUR, 5)).contains(NOW.plus(FailureCounters.ATTEMPT));
    assertThat(counters.read("a").count()).as("what began is no failure").isEqualTo(1);
    counters.abandon("a");
    assertThat(counters.begin("a", NOW, HOUR, 5)).isEmpty();
    for (int i = 0; i < 4; i++) {
      counters.add("a", NOW.plusSeconds(i), HOUR);
    }
    assertThat(counters.begin("a", NOW.plusSeconds(60), HOUR, 5))
        .contains(NOW.plusSeconds(3).plus(HOUR));
    assertThat(counters.begin("a", NOW.plusSeconds(3).plus(HOUR), HOUR, 5)).isEmpty();
    counters.abandon("unknown");
    assertThat(counters.read("unknown")).isEqualTo(Failures.NONE);
    assertThat(counters.begin("b", NOW, HOUR, 5)).isEmpty();
    assertThat(counters.read("b")).isEqualTo(Failures.NONE);
    counters.clear("b");
    for (int i = 0; i < 5; i++) {
      assertThat(counters.begin("b", NOW, HOUR, 5)).isEmpty();
    }
  }

  @Test
  void shouldForgetAttemptsOfWhichNothingWasHeard() {
    FailureCounters counters = counters();
    for (int i = 0; i < 5; i++) {
      assertThat(counters.begin("a", NOW, HOUR, 5)).isEmpty();
    }
    assertThat(counters.begin("a", NOW.plusSeconds(29), HOUR, 5)).contains(NOW.plusSeconds(30));
    for (int i = 0; i < 5; i++) {
      assertThat(counters.begin("a", NOW.plusSeconds(30), HOUR, 5)).isEmpty();
    }
    assertThat(counters.add("a", NOW.plusSeconds(90), HOUR).count())
        .as("a verdict counts however late it comes")
        .isEqualTo(1);
  }

  @Test
  void shouldBeginNoMoreAttemptsThoughManyComeAtOnce() throws Exception {
    FailureCounters counters = counters();
    List<Object> answers = Threads.race(16, n -> () -> counters.begin("a", NOW, HOUR, 5));
    assertThat(answers).filteredOn(Optional.empty()::equals).hasSize(5);
  }

  @Test
  void shouldForgetOfAFloodTheFloodItselfAndOfTheRestWhatCountsForNothing() {
    FailureCounters counters = counters();
    for (int i = 0; i < 3 * 100; i++) {
      counters.add("long ago " + i / 3, NOW.minus(HOUR), HOUR);
    }
    counters.add("attacked", NOW, HOUR);
    counters.add("attacked", NOW, HOUR);
    for (int i = 0; i < 600; i++) {
      counters.add("flood " + i, NOW.plusMillis(i), HOUR);
    }
    assertThat(counters.read("attacked").count()).isEqualTo(2);
    assertThat(counters.read("long ago 99")).isEqualTo(Failures.NONE);
    assertThat(counters.read("flood 10")).isEqualTo(Failures.NONE);
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
