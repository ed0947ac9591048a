package io.xeropulse.core.ageing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebtAgeTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  @ParameterizedTest
  @CsvSource({
    "2025-07-01, current", "2025-06-30, current", "2025-06-29, 1-30", "2025-05-31, 1-30",
    "2025-05-30, 31-60", "2025-05-01, 31-60", "2025-04-30, 61-90", "2025-04-01, 61-90",
    "2025-03-31, 91+"
  })
  void shouldCutBucketsAtTheirLastDay(LocalDate due, String label) {
    assertThat(DebtAge.of(due, AS_AT).label()).isEqualTo(label);
  }

  @Test
  void shouldAgeByTheDocumentDateWhereThereIsNoDueDate() {
    OpenItem credit =
        new OpenItem("CN", null, null, LocalDate.of(2025, 6, 10), null, new BigDecimal("-120"));
    AgedReceivables aged = AgedReceivables.of(List.of(credit), AS_AT, AgeingBasis.DUE_DATE);
    assertThat(aged.amount(DebtAge.FROM_1)).isEqualByComparingTo("-120");
    assertThat(aged.total()).isEqualByComparingTo("-120");
  }
}
