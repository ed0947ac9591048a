package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.sync.extract.Entity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageProgressTest {
  private static final Entity ENTITY = new Entity("xero", "invoices", false);

  @Test
  void shouldEstimateTheRestAtThePaceSoFarAndNothingWithoutANumber() {
    assertThat(progress(250, 1_000).remaining()).contains(Duration.ofSeconds(30));
    assertThat(progress(1_200, 1_000).remaining()).contains(Duration.ZERO);
    assertThat(progress(250, -1).remaining()).isEmpty();
    assertThat(progress(0, 1_000).remaining()).isEmpty();
  }

  private static PageProgress progress(long fetched, long expected) {
    return new PageProgress(ENTITY, fetched, expected, Duration.ofSeconds(10));
  }
}
