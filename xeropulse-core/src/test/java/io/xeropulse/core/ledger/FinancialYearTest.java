package io.xeropulse.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinancialYearTest {

  @ParameterizedTest(name = "year end {0}-{1}: {2} is in the year from {3}")
  @CsvSource({
    "6, 30, 2025-06-30, 2024-07-01",
    "6, 30, 2025-07-01, 2025-07-01",
    "12, 31, 2025-12-31, 2025-01-01",
    "12, 31, 2026-01-01, 2026-01-01",
    "2, 29, 2024-02-29, 2023-03-01",
    "2, 29, 2024-03-01, 2024-03-01",
    "2, 29, 2025-02-28, 2024-03-01",
    "2, 29, 2025-03-01, 2025-03-01",
    "2, 28, 2024-02-29, 2024-02-29",
    "3, 31, 2025-03-31, 2024-04-01",
    "4, 5, 2025-04-06, 2025-04-06",
  })
  void shouldBeginOnTheDayAfterTheYearEnd(int month, int day, LocalDate date, LocalDate start) {
    assertThat(new FinancialYear(month, day).startOf(date)).isEqualTo(start);
  }

  @Test
  void shouldRefuseADayThatNoYearHas() {
    assertThatThrownBy(() -> new FinancialYear(0, 0))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("day 0 of month 0");
    assertThatThrownBy(() -> new FinancialYear(2, 30)).hasMessageContaining("day 30 of month 2");
  }
}
