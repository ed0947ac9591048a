package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.RateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-29T01:59:30Z");

  @ParameterizedTest
  @CsvSource({
    "1, 1, 30",
    "2, 1, 60",
    "3, 1, 120",
    "4, 1, 240",
    "5, 1, 300",
    "6, 1, 300",
    "90, 1, 300",
    "1, 45, 45",
    "4, 250, 250",
    "5, 299, 300"
  })
  void shouldWaitForALimitTwiceAsLongEachTimeUpToFiveMinutes(int attempt, int asked, int wait) {
    RecoveryPolicy standard = RecoveryPolicy.standard(new SplittableRandom(attempt));
    RecoveryPolicy many =
        new RecoveryPolicy(
            100,
            standard.firstRateWait(),
            standard.longestRateWait(),
            standard.otherWait(),
            standard.longestPause(),
            standard.jitter());
    RateLimitException limit = new RateLimitException("limit", Duration.ofSeconds(asked), NOW);
    assertThat(many.after(limit, attempt, NOW))
        .isInstanceOfSatisfying(
            Recovery.Again.class,
            again ->
                assertThat(again.delay())
                    .isBetween(Duration.ofSeconds(wait), Duration.ofMillis(wait * 1100L)));
  }
}
