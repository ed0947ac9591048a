package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The write-ons and write-offs of a job up to a date: what each invoice line fed by time billed,
 * less the value of its entries, split over them in proportion to their value; and the interims
 * that the practice washed up. Without tax, in base currency. Immutable.
 *
 * @param entries the parts, line by line in the order of the invoices
 * @param washUps interims that became income without time behind them, each with what it found to
 *     wash up; in the order of their dates
 * @param unknownLines ids of lines whose write-on cannot be told, because one of their entries has
 *     no rate; they are in no amount
 */
public record WriteOns(List<WriteOn> entries, List<WashUp> washUps, List<String> unknownLines) {
  public WriteOns {
    entries = List.copyOf(entries);
    washUps = List.copyOf(washUps);
    unknownLines = List.copyOf(unknownLines);
  }

  /**
   * All write-ons and what was washed up, less all write-offs.
   *
   * @return without tax, in base currency
   */
  public BigDecimal total() {
    return entries.stream().map(WriteOn::amount).reduce(WashUp.sum(washUps), BigDecimal::add);
  }

  static WriteOns of(JobLedger job, LocalDate asAt, WipCalculator calculator) {
    Map<String, List<TimeEntry>> fed = entriesByLine(job);
    List<WriteOn> entries = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, BilledLine> billed : linesById(job, asAt).entrySet()) {
      List<TimeEntry> time = fed.getOrDefault(billed.getKey(), List.of());
      List<BigDecimal> values = new ArrayList<>();
      for (TimeEntry entry : time) {
        Optional<BigDecimal> value = calculator.value(entry, job.clientId());
        value.ifPresent(values::add);
      }
      if (values.size() < time.size()) {
        unknown.add(billed.getKey());
      } else {
        entries.addAll(split(billed.getValue(), time, values, calculator.scale()));
      }
    }
    return new WriteOns(entries, calculator.washUps(job, asAt), unknown);
  }

  private static List<WriteOn> split(
      BilledLine billed, List<TimeEntry> time, List<BigDecimal> values, int scale) {
    JobInvoiceLine line = billed.line();
    BigDecimal value = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts =
        Apportionment.split(line.amount().subtract(value), weights(time, values, value), scale);
    List<WriteOn> split = new ArrayList<>();
    for (int i = 0; i < time.size(); i++) {
      TimeEntry entry = time.get(i);
      split.add(
          new WriteOn(
              entry.sourceId(),
              entry.staffId(),
              String.valueOf(line.sourceId()),
              billed.invoiceDate(),
              values.get(i),
              parts.get(i)));
    }
    return split;
  }

  /** By value; by minutes where the values cancel out or the rate is zero. */
  private static List<BigDecimal> weights(
      List<TimeEntry> time, List<BigDecimal> values, BigDecimal total) {
    return total.signum() != 0
        ? values
        : time.stream().map(entry -> BigDecimal.valueOf(entry.minutes())).toList();
  }

  private static Map<String, List<TimeEntry>> entriesByLine(JobLedger job) {
    Map<String, List<TimeEntry>> byLine = new HashMap<>();
    for (WorkedTime worked : job.time()) {
      String line = worked.entry().invoiceLineId();
      if (line != null && worked.entry().billable()) {
        byLine.computeIfAbsent(line, id -> new ArrayList<>()).add(worked.entry());
      }
    }
    return byLine;
  }

  private static Map<String, BilledLine> linesById(JobLedger job, LocalDate asAt) {
    Map<String, BilledLine> lines = new LinkedHashMap<>();
    for (BilledLine billed : job.billed()) {
      String id = billed.line().sourceId();
      if (id != null && billed.fedByTime() && !billed.invoiceDate().isAfter(asAt)) {
        lines.put(id, billed);
      }
    }
    return lines;
  }
}
