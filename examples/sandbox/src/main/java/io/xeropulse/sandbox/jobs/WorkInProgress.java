package io.xeropulse.sandbox.jobs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The work done but not billed on a day, without tax; immutable.
 *
 * @param gross billable time and costs not billed yet
 * @param interims billed ahead of the work
 * @param unpricedMinutes billable minutes not billed that no rate covers
 * @param ageingGross gross by days since each entry
 * @param ageingNet net by days, interims taken from the oldest first, what they exceed as credit
 * @param netByJob net per job number, jobs without any missing
 */
public record WorkInProgress(
    BigDecimal gross,
    BigDecimal interims,
    long unpricedMinutes,
    Map<String, BigDecimal> ageingGross,
    Map<String, BigDecimal> ageingNet,
    Map<String, BigDecimal> netByJob) {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private record Value(LocalDate date, BigDecimal amount) {}

  /**
   * Subtracts what was billed ahead.
   *
   * @return gross less interims
   */
  public BigDecimal net() {
    return gross.subtract(interims);
  }

  /**
   * Works it out.
   *
   * @param practice the practice's work
   * @param asAt the day
   * @return work in progress at its end
   */
  public static WorkInProgress of(Practice practice, LocalDate asAt) {
    Map<String, List<Value>> values = new TreeMap<>();
    Set<UUID> billed = billed(practice, asAt);
    long unpriced = 0;
    for (TimeEntry entry : practice.times()) {
      if (entry.billable()
          && !entry.date().isAfter(asAt)
          && !billed.contains(entry.invoiceLine())) {
        var value = practice.rates().value(entry);
        unpriced += value.isPresent() ? 0 : entry.minutes();
        value.ifPresent(v -> add(values, entry.job(), entry.date(), v));
      }
    }
    for (JobCost cost : practice.costs()) {
      if (cost.billable() && !cost.date().isAfter(asAt)) {
        BigDecimal value = cost.quantity().multiply(cost.unitPrice());
        add(values, cost.job(), cost.date(), value.setScale(2, RoundingMode.HALF_UP));
      }
    }
    return sum(values, interims(practice, asAt), unpriced, asAt);
  }

  private static void add(
      Map<String, List<Value>> values, Job job, LocalDate date, BigDecimal amount) {
    values.computeIfAbsent(job.number(), n -> new ArrayList<>()).add(new Value(date, amount));
  }

  /** The lines that bill time on a live invoice of the day or before. */
  private static Set<UUID> billed(Practice practice, LocalDate asAt) {
    Set<UUID> lines = new HashSet<>();
    for (JobInvoice invoice : practice.invoices()) {
      if (live(invoice, asAt)) {
        invoice.lines().forEach(line -> lines.add(line.id()));
      }
    }
    return lines;
  }

  private static boolean live(JobInvoice invoice, LocalDate asAt) {
    return !invoice.date().isAfter(asAt)
        && !invoice.status().equals("Cancelled")
        && !invoice.status().equals("Draft")
        && !invoice.type().equals("Miscellaneous");
  }

  private static Map<String, BigDecimal> interims(Practice practice, LocalDate asAt) {
    Set<UUID> linked = new HashSet<>();
    practice.times().stream()
        .map(TimeEntry::invoiceLine)
        .filter(Objects::nonNull)
        .forEach(linked::add);
    Map<String, BigDecimal> interims = new TreeMap<>();
    for (JobInvoice invoice : practice.invoices()) {
      Job job = invoice.job();
      if (job != null && live(invoice, asAt)) {
        for (JobInvoice.Line line : invoice.lines()) {
          if (!linked.contains(line.id())) {
            interims.merge(job.number(), line.amount(), BigDecimal::add);
          }
        }
      }
    }
    return interims;
  }

  private static WorkInProgress sum(
      Map<String, List<Value>> values,
      Map<String, BigDecimal> interims,
      long unpriced,
      LocalDate asAt) {
    Map<String, BigDecimal> grossAges = buckets();
    Map<String, BigDecimal> netAges = buckets();
    netAges.put("credit", ZERO);
    Map<String, BigDecimal> byJob = new TreeMap<>();
    values.forEach(
        (job, worked) -> {
          for (Value value : worked) {
            grossAges.merge(bucket(value.date(), asAt), value.amount(), BigDecimal::add);
            byJob.merge(job, value.amount(), BigDecimal::add);
          }
        });
    Map<String, BigDecimal> credits = new TreeMap<>(interims);
    values.keySet().forEach(job -> credits.putIfAbsent(job, ZERO));
    credits.forEach(
        (job, interim) -> {
          BigDecimal left = consume(values.getOrDefault(job, List.of()), interim, netAges, asAt);
          netAges.merge("credit", left.negate(), BigDecimal::add);
        });
    interims.forEach((job, amount) -> byJob.merge(job, amount.negate(), BigDecimal::add));
    byJob.values().removeIf(amount -> amount.signum() == 0);
    return new WorkInProgress(
        grossAges.values().stream().reduce(ZERO, BigDecimal::add),
        interims.values().stream().reduce(ZERO, BigDecimal::add),
        unpriced,
        grossAges,
        netAges,
        byJob);
  }

  /** Sets an interim against a job's values, oldest first, and returns what is left of it. */
  private static BigDecimal consume(
      List<Value> worked, BigDecimal interim, Map<String, BigDecimal> ages, LocalDate asAt) {
    BigDecimal credit = interim;
    for (Value value : folded(worked)) {
      BigDecimal taken = value.amount().signum() > 0 ? value.amount().min(credit.max(ZERO)) : ZERO;
      credit = credit.subtract(taken);
      ages.merge(bucket(value.date(), asAt), value.amount().subtract(taken), BigDecimal::add);
    }
    return credit;
  }

  /** Folds each negative correction into the value before it. */
  private static List<Value> folded(List<Value> worked) {
    List<Value> sorted = new ArrayList<>(worked);
    sorted.sort(Comparator.comparing(Value::date).thenComparing(Value::amount));
    List<Value> folded = new ArrayList<>();
    for (Value value : sorted) {
      if (value.amount().signum() < 0 && !folded.isEmpty()) {
        Value before = folded.remove(folded.size() - 1);
        folded.add(new Value(before.date(), before.amount().add(value.amount())));
      } else {
        folded.add(value);
      }
    }
    return folded;
  }

  private static Map<String, BigDecimal> buckets() {
    Map<String, BigDecimal> buckets = new LinkedHashMap<>();
    for (String bucket : List.of("0-30", "31-60", "61-90", "91+")) {
      buckets.put(bucket, ZERO);
    }
    return buckets;
  }

  private static String bucket(LocalDate date, LocalDate asAt) {
    long days = ChronoUnit.DAYS.between(date, asAt);
    if (days <= 30) {
      return "0-30";
    }
    if (days <= 60) {
      return "31-60";
    }
    return days <= 90 ? "61-90" : "91+";
  }
}
