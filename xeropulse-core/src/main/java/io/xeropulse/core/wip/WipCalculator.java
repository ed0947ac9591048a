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
import org.jspecify.annotations.Nullable;

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
        Optional<BigDecimal> value = value(worked.entry(), job.clientId());
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
    return value(entry, null);
  }

  /**
   * The charge value of a time entry, where its client may have rates of its own.
   *
   * @param entry the entry
   * @param clientId the client of its job, or null if unknown
   * @return minutes × rate ÷ 60 without tax, in base currency; empty if the rate card has no rate
   */
  public Optional<BigDecimal> value(TimeEntry entry, @Nullable String clientId) {
    return rates.entryFor(entry, clientId).map(rate -> priced(entry, rate.hourlyRate()));
  }

  private BigDecimal priced(TimeEntry entry, BigDecimal hourlyRate) {
    return hourlyRate
        .multiply(BigDecimal.valueOf(entry.minutes()))
        .divide(MINUTES_PER_HOUR, scale, RoundingMode.HALF_UP);
  }

  /**
   * How well the open disbursements of a job are known.
   *
   * @param job all that was worked, spent and billed on it
   * @param asAt the date; what is dated later does not exist yet
   * @return how it is known which of its disbursements were invoiced
   */
  public CostBasis costBasis(JobLedger job, LocalDate asAt) {
    return matchCosts(job, asAt).basis();
  }

  /**
   * Works out the write-ons and write-offs of one job.
   *
   * @param job all that was worked, spent and billed on it
   * @param asAt the date; an invoice dated later does not exist yet
   * @return what each time entry was billed above or below its value
   */
  public WriteOns writeOns(JobLedger job, LocalDate asAt) {
    return WriteOns.of(job, asAt, this);
  }

  int scale() {
    return scale;
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
