package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out a job's WIP: gross = un-invoiced billable time at the rate card + un-invoiced billable
 * costs; net = gross − interims, as far as these are not washed up. An entry's value is minutes ×
 * rate ÷ 60, rounded once, HALF_UP; a total is the sum of rounded values. Immutable and
 * thread-safe.
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
    OpenTime time = openTime(job, asAt);
    CostMatching costs = matchCosts(job, asAt);
    List<WipItem> unbilledCosts = costs.unbilled();
    List<WipItem> items = time.items();
    items.addAll(unbilledCosts);
    BigDecimal interims =
        interims(job, asAt).add(costs.unmatchedBilling()).subtract(WashUp.sum(washUps(job, asAt)));
    if (items.isEmpty() && interims.signum() == 0 && time.unpricedMinutes() == 0) {
      return Optional.empty();
    }
    WipAgeing timeAgeing = time.ageing();
    WipAgeing gross = timeAgeing.plus(InterimSetOff.gross(unbilledCosts, asAt));
    return Optional.of(
        new JobWip(
            job.jobId(),
            job.clientName(),
            timeAgeing.total(),
            WipItem.sum(unbilledCosts),
            interims,
            time.unpricedMinutes(),
            gross,
            InterimSetOff.movesNothing(items, interims)
                ? gross.withCredit(interims.negate())
                : InterimSetOff.net(items, interims, asAt),
            costs.basis(),
            time.byStaff()));
  }

  /**
   * Works out all jobs of a practice, on as many processors as the common pool has, since no job
   * depends on another.
   *
   * @param practice all that was worked, spent and billed
   * @param asAt the date; what is dated later does not exist yet
   * @return the jobs with WIP, ordered by job number
   */
  public List<JobWip> calculate(PracticeLedger practice, LocalDate asAt) {
    return JobLedgers.of(practice).parallelStream()
        .flatMap(job -> calculate(job, asAt).stream())
        .toList();
  }

  private OpenTime openTime(JobLedger job, LocalDate asAt) {
    OpenTime time = new OpenTime(asAt);
    for (WorkedTime worked : job.time()) {
      if (worked.inProgress(asAt)) {
        time.add(worked.entry(), priced(worked.entry(), job.clientId()));
      }
    }
    return time;
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
    return Optional.ofNullable(priced(entry, clientId));
  }

  private @Nullable BigDecimal priced(TimeEntry entry, @Nullable String clientId) {
    RateCardEntry rate = rates.lineFor(entry, clientId);
    return rate == null
        ? null
        : rate.hourlyRate()
            .multiply(BigDecimal.valueOf(entry.minutes()))
            .divide(MINUTES_PER_HOUR, scale, RoundingMode.HALF_UP);
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

  /** Each wash-up with what it found to wash up on its day. */
  List<WashUp> washUps(JobLedger job, LocalDate asAt) {
    List<WashUp> effective = new ArrayList<>();
    for (WashUp washUp :
        job.washUps().stream().sorted(Comparator.comparing(WashUp::date)).toList()) {
      if (!washUp.date().isAfter(asAt)) {
        BigDecimal open =
            interims(job, washUp.date())
                .add(matchCosts(job, washUp.date()).unmatchedBilling())
                .subtract(WashUp.sum(effective));
        BigDecimal washed = washUp.amount().min(open);
        if (washed.signum() > 0) {
          effective.add(new WashUp(washUp.jobId(), washUp.date(), washed));
        }
      }
    }
    return effective;
  }
}
