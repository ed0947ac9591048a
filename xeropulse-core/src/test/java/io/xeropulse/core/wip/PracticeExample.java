package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A small practice whose figures were worked out independently of this code. */
final class PracticeExample {
  static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  static final RateCard RATES =
      RateCard.of(List.of(rate("ava", null, "200"), rate("ben", null, "120")));

  static final JobLedger ANNUAL_ACCOUNTS =
      new JobLedger(
          "J000101",
          "Alder Pty Ltd",
          List.of(
              open("t1", "ava", "2025-06-20", 240),
              open("t2", "ava", "2025-05-10", 180),
              open("t3", "ava", "2025-03-15", 210),
              open("t4", "ava", "2025-03-16", -30)),
          List.of(
              cost("c1", "2025-06-01", "3", "50.00", true),
              cost("c2", "2025-06-02", "1", "35.00", false)),
          List.of(task("2025-05-01", "500.00", false)));

  static final JobLedger TRUST_RETURN =
      new JobLedger(
          "J000102",
          "Birch Family Trust",
          List.of(
              invoiced("t5", "ben", "2025-04-02", 200, "2025-05-20"),
              invoiced("t6", "ben", "2025-04-03", 100, "2025-05-20")),
          List.of(),
          List.of(task("2025-05-20", "500.00", true)));

  static final JobLedger FIXED_FEE =
      new JobLedger(
          "Y100103",
          "Cedar Super Fund",
          List.of(open("t7", "ava", "2025-04-20", 60)),
          List.of(),
          List.of(task("2025-04-05", "1000.00", false)));

  private PracticeExample() {}

  static RateCardEntry rate(String staff, String task, String perHour) {
    return new RateCardEntry(staff, task, new BigDecimal(perHour), null, null);
  }

  static WorkedTime open(String id, String staff, String date, int minutes) {
    return new WorkedTime(
        new TimeEntry(id, "J", staff, null, LocalDate.parse(date), minutes, true, null), null);
  }

  static WorkedTime invoiced(String id, String staff, String date, int minutes, String on) {
    return new WorkedTime(
        new TimeEntry(id, "J", staff, null, LocalDate.parse(date), minutes, true, "L1"),
        LocalDate.parse(on));
  }

  static JobCost cost(String id, String date, String quantity, String price, boolean billable) {
    return new JobCost(
        id,
        "J",
        LocalDate.parse(date),
        "Company search",
        "ASIC",
        new BigDecimal(quantity),
        BigDecimal.ONE,
        new BigDecimal(price),
        billable);
  }

  static BilledLine task(String date, String amount, boolean fedByTime) {
    return new BilledLine(
        LocalDate.parse(date),
        new JobInvoiceLine(
            "L1", JobInvoiceLineKind.TASK, "J", null, null, null, null, new BigDecimal(amount)),
        fedByTime);
  }

  static BilledLine costLine(String date, String quantity, String price, String amount) {
    return new BilledLine(
        LocalDate.parse(date),
        new JobInvoiceLine(
            null,
            JobInvoiceLineKind.COST,
            "J",
            "Company search",
            "ASIC",
            new BigDecimal(quantity),
            new BigDecimal(price),
            new BigDecimal(amount)),
        false);
  }
}
