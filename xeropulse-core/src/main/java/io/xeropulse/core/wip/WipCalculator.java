package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out a job's WIP: gross = un-invoiced billable time at the rate card + un-invoiced billable
 * costs; net = gross − interims. An entry's value is minutes × rate ÷ 60, rounded once, HALF_UP; a
 * total is the sum of rounded values. Immutable and thread-safe.
 */
public final class WipCalculator {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private final RateCard rates;
  private final int scale;

  /**
   * Creates a calculator.
   *
   * @param rates the practice's rate card
   * @param scale decimals of the base currency, as in {@link
   *     io.xeropulse.core.model.CurrencyConversion#minorUnits}
   */
  public WipCalculator(RateCard rates, int scale) {
    this.rates = rates;
    this.scale = scale;
  }

  /**
   * Works out one job.
   *
   * @param job all that was worked, spent and billed on it
   * @param asAt the date; what is dated later does not exist yet
   * @return its WIP, or empty if nothing of it is unbilled or billed ahead
   */
  public Optional<JobWip> calculate(JobLedger job, LocalDate asAt) {
    List<WipItem> items = new ArrayList<>();
    long unpricedMinutes = 0;
    for (WorkedTime worked : job.time()) {
      if (worked.inProgress(asAt)) {
        Optional<BigDecimal> value = value(worked.entry());
        value.ifPresent(amount -> items.add(new WipItem(worked.entry().date(), amount)));
        unpricedMinutes += value.isPresent() ? 0 : worked.entry().minutes();
      }
    }
    BigDecimal time = sum(items);
    CostMatching costs = matchCosts(job, asAt);
    List<WipItem> unbilledCosts = costs.unbilled();
    items.addAll(unbilledCosts);
    BigDecimal interims = interims(job, asAt).add(costs.unmatchedBilling());
    if (items.isEmpty() && interims.signum() == 0 && unpricedMinutes == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new JobWip(
            job.jobId(),
            job.clientName(),
            time,
            sum(unbilledCosts),
            interims,
            unpricedMinutes,
            InterimSetOff.gross(items, asAt),
            InterimSetOff.net(items, interims, asAt)));
  }

  /**
   * The charge value of a time entry.
   *
   * @param entry the entry
   * @return minutes × rate ÷ 60 without tax, in base currency; empty if the rate card has no rate
   */
  public Optional<BigDecimal> value(TimeEntry entry) {
    return rates
        .rateFor(entry.staffId(), entry.taskId(), entry.date())
        .map(
            rate ->
                rate.multiply(BigDecimal.valueOf(entry.minutes()))
                    .divide(MINUTES_PER_HOUR, scale, RoundingMode.HALF_UP));
  }

  private CostMatching matchCosts(JobLedger job, LocalDate asAt) {
    List<JobCost> billable =
        job.costs().stream().filter(c -> c.billable() && !c.date().isAfter(asAt)).toList();
    CostMatching matching = new CostMatching(billable, scale);
    job.billed().stream()
        .filter(billed -> !billed.invoiceDate().isAfter(asAt))
        .filter(billed -> billed.line().kind() == JobInvoiceLineKind.COST)
        .forEach(billed -> matching.bill(billed.line()));
    return matching;
  }

  private static BigDecimal interims(JobLedger job, LocalDate asAt) {
    return job.billed().stream()
        .filter(billed -> !billed.invoiceDate().isAfter(asAt) && !billed.fedByTime())
        .filter(billed -> billed.line().kind() == JobInvoiceLineKind.TASK)
        .map(billed -> billed.line().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sum(List<WipItem> items) {
    return items.stream().map(WipItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
