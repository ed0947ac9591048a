package io.xeropulse.xpm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.wip.CostBasis;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.WipAgeing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WipLedgerTest {
  @TempDir Path folder;

  @Test
  void shouldReadWhatXpmPriced() throws IOException {
    List<WipLedgerLine> lines =
        ledger(
            "Client,Job Number,Staff,Task,Date,Time,Billable Rate,Billable Amount,Invoiced"
                + " Amount,Write On Amount\n"
                + "\"Alder, Pty\",J1,Ava,Prep,20/06/2025,4:30,$200.00,900.00,,\n"
                + "Alder,J1,,,20 Jun 2025,,,\"1,150.00\",1000.00,(150.00)\n");

    assertThat(lines.get(0))
        .isEqualTo(
            new WipLedgerLine(
                "J1",
                "Ava",
                "Prep",
                LocalDate.of(2025, 6, 20),
                270,
                new BigDecimal("200.00"),
                new BigDecimal("900.00"),
                BigDecimal.ZERO,
                BigDecimal.ZERO));
    assertThat(lines.get(1).openAmount()).isEqualByComparingTo("0");
    assertThat(lines.get(1).minutes()).isNull();
  }

  @Test
  void shouldCompareJobByJobBeforeInterims() throws IOException {
    List<WipLedgerLine> lines =
        ledger(
            """
            job_no,date,billable_amount,invoiced_amount
            J1,2025-06-01,100.00,0
            J1,2025-06-02,50.00,0
            J3,2025-06-02,80.00,0
            """);

    LedgerComparison comparison =
        LedgerComparison.of(List.of(wip("J1", "150.00", 0), wip("J2", "10.00", 45)), lines);

    assertThat(comparison.jobs())
        .extracting(LedgerComparison.Row::jobId)
        .containsExactly("J1", "J2", "J3");
    assertThat(comparison.differing())
        .extracting(LedgerComparison.Row::difference)
        .containsExactly(new BigDecimal("10.00"), new BigDecimal("-80.00"));
    assertThat(comparison.differing().get(0).unpricedMinutes()).isEqualTo(45);
  }

  @Test
  void shouldRefuseALedgerWithAnUnreadableAmount() {
    assertThatThrownBy(() -> ledger("job_no,date,billable_amount\nJ1,2025-06-01,1.150.00\n"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("ledger.csv, line 2, column 3: billable_amount");
  }

  private static JobWip wip(String job, String time, long unpriced) {
    return new JobWip(
        job,
        null,
        new BigDecimal(time),
        BigDecimal.ZERO,
        new BigDecimal("99.00"),
        unpriced,
        WipAgeing.EMPTY,
        WipAgeing.EMPTY,
        CostBasis.NONE_INVOICED,
        List.of());
  }

  private List<WipLedgerLine> ledger(String text) throws IOException {
    Path file = folder.resolve("ledger.csv");
    Files.writeString(file, text);
    return WipLedgerCsv.read(file);
  }
}
