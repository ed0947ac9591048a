package io.xeropulse.core.wip;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobLedgersTest {
  private static final LocalDate INVOICED = LocalDate.of(2025, 5, 1);

  @Test
  void shouldCallTimeInvoicedOnlyByAnInvoiceThatCounts() {
    assertThat(invoicedOn(invoice("Approved", "Progress Invoice", "L1"))).isEqualTo(INVOICED);
    assertThat(invoicedOn(invoice("Cancelled", "Progress Invoice", "L1"))).isNull();
    assertThat(invoicedOn(invoice("Draft", "Progress Invoice", "L1"))).isNull();
    assertThat(invoicedOn(invoice("Approved", "Miscellaneous", "L1"))).isNull();
    assertThat(invoicedOn(invoice("Approved", "Progress Invoice", "other")))
        .as("billed by an invoice that we do not hold")
        .isEqualTo(LocalDate.MIN);
  }

  @Test
  void shouldTellLinesFedByTimeFromInterims() {
    List<JobLedger> ledgers =
        JobLedgers.of(
            new PracticeLedger(
                List.of(),
                List.of(entry()),
                List.of(),
                List.of(
                    invoice("Approved", "Progress Invoice", "L1"),
                    invoice("Approved", "Progress Invoice", "L2"))));

    assertThat(ledgers).hasSize(1);
    assertThat(ledgers.get(0).billed())
        .extracting(BilledLine::fedByTime)
        .containsExactly(true, false);
  }

  private static LocalDate invoicedOn(JobInvoice invoice) {
    return JobLedgers.of(
            new PracticeLedger(List.of(), List.of(entry()), List.of(), List.of(invoice)))
        .get(0)
        .time()
        .get(0)
        .invoicedOn();
  }

  private static TimeEntry entry() {
    return new TimeEntry("t1", "J1", "ava", null, INVOICED.minusDays(9), 60, true, "L1");
  }

  private static JobInvoice invoice(String status, String type, String lineId) {
    return new JobInvoice(
        "i-" + lineId,
        "I1",
        type,
        status,
        "J1",
        null,
        INVOICED,
        null,
        BigDecimal.TEN,
        BigDecimal.ONE,
        List.of(
            new JobInvoiceLine(
                lineId, JobInvoiceLineKind.TASK, "J1", null, null, null, null, BigDecimal.TEN)));
  }
}
