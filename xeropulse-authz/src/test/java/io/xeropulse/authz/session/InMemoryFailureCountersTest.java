package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryFailureCountersTest extends FailureCountersContract {

  @Override
  protected FailureCounters counters() {
    return new InMemoryFailureCounters(100);
  }

  @Test
  void shouldForgetTheKeyThatWasNotTouchedForLongest() {
    InMemoryFailureCounters counters = new InMemoryFailureCounters(2);
    for (String key : new String[] {"a", "b", "a", "c"}) {
      counters.add(key, Instant.EPOCH, Duration.ofHours(1));
    }
    assertThat(counters.size()).isEqualTo(2);
    assertThat(counters.read("b")).isEqualTo(Failures.NONE);
    assertThat(counters.read("a").count()).isEqualTo(2);
  }
}
