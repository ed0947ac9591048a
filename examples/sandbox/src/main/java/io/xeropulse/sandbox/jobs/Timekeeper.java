package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes the practice's work as its people would: Practice Manager itself keeps no trace of when.
 * Thread-safe.
 */
public final class Timekeeper {

  /** Ids of added things begin behind those of the made-up past. */
  private static final long ADDED = 1L << 40;

  private volatile Practice practice;
  private final AtomicLong sequence = new AtomicLong();

  /**
   * Employs a timekeeper.
   *
   * @param practice the work at first
   */
  public Timekeeper(Practice practice) {
    this.practice = practice;
  }

  /**
   * Looks at the work.
   *
   * @return the work as it is now
   */
  public Practice practice() {
    return practice;
  }

  /**
   * Takes on a job, which is in progress at once.
   *
   * @param name its name
   * @param client for whom, by index
   * @param category what kind of job it is, by index
   * @param start when it begins; it is due 90 days later
   * @return its number
   */
  public String takeOn(String name, int client, int category, LocalDate start) {
    UUID id = added(Ids.Kind.JOB);
    String number = "J9" + String.format("%05d", sequence.get());
    change(
        p ->
            p.withJobs(
                plus(
                    p.jobs(),
                    new Job(
                        id,
                        number,
                        name,
                        "In Progress",
                        p.categories().get(category),
                        p.clients().get(client),
                        p.staff().get(0),
                        List.of(p.staff().get(0)),
                        start,
                        start.plusDays(90),
                        null))));
    return number;
  }

  /**
   * Moves a job on.
   *
   * @param job its number
   * @param state its new state, such as Completed
   * @param completed when it was completed, null if it is not
   */
  public void move(String job, String state, @Nullable LocalDate completed) {
    change(
        p -> {
          Job before = job(p, job);
          Job after = before.in(state, completed);
          return p.withJobs(p.jobs().stream().map(j -> j.equals(before) ? after : j).toList());
        });
  }

  /**
   * Records time.
   *
   * @param job the job's number
   * @param staff which of the staff, by index
   * @param task which task, by index
   * @param date on which day
   * @param minutes how long
   * @param billable whether a client pays for it
   * @return the entry's id
   */
  public UUID work(String job, int staff, int task, LocalDate date, int minutes, boolean billable) {
    UUID id = added(Ids.Kind.TIME);
    change(
        p ->
            p.withTimes(
                plus(
                    p.times(),
                    new TimeEntry(
                        id,
                        job(p, job),
                        p.tasks().get(task),
                        p.staff().get(staff),
                        date,
                        minutes,
                        billable,
                        "",
                        null))));
    return id;
  }

  /**
   * Corrects how long an entry is.
   *
   * @param time its id
   * @param minutes how long it really was
   */
  public void editMinutes(UUID time, int minutes) {
    change(
        p ->
            p.withTimes(
                p.times().stream()
                    .map(t -> t.id().equals(time) ? t.lasting(minutes) : t)
                    .toList()));
  }

  /**
   * Deletes an entry, without a trace, as Practice Manager does.
   *
   * @param time its id
   */
  public void deleteTime(UUID time) {
    change(p -> p.withTimes(without(p.times(), t -> t.id().equals(time))));
  }

  /**
   * Deletes a job with its time and costs, without a trace.
   *
   * @param job its number
   */
  public void deleteJob(String job) {
    change(
        p ->
            p.withJobs(without(p.jobs(), j -> j.number().equals(job)))
                .withTimes(without(p.times(), t -> t.job().number().equals(job)))
                .withCosts(without(p.costs(), c -> c.job().number().equals(job))));
  }

  /**
   * Buys something for a job, which the client pays for.
   *
   * @param job the job's number
   * @param date when
   * @param quantity how many
   * @param unitPrice what the client pays for one, without tax
   * @return the cost's id
   */
  public UUID buy(String job, LocalDate date, BigDecimal quantity, BigDecimal unitPrice) {
    UUID id = added(Ids.Kind.COST);
    change(
        p ->
            p.withCosts(
                plus(
                    p.costs(),
                    new JobCost(
                        id,
                        job(p, job),
                        date,
                        "By hand",
                        "",
                        quantity,
                        unitPrice,
                        unitPrice,
                        true))));
    return id;
  }

  /**
   * Bills an amount ahead of the work.
   *
   * @param job the job's number
   * @param date when
   * @param amount how much, without tax
   * @return the invoice's number
   */
  public String billAhead(String job, LocalDate date, BigDecimal amount) {
    return bill(job, date, amount, null);
  }

  /**
   * Bills all billable time of a job that is not billed yet, at a fixed amount.
   *
   * @param job the job's number
   * @param date when; later time is left
   * @param amount how much, without tax
   * @return the invoice's number
   */
  public String billTime(String job, LocalDate date, BigDecimal amount) {
    return bill(job, date, amount, date);
  }

  /**
   * Cancels an invoice; time billed with it keeps pointing to its lines.
   *
   * @param invoice its number
   */
  public void cancel(String invoice) {
    change(
        p ->
            p.withInvoices(
                p.invoices().stream()
                    .map(i -> i.number().equals(invoice) ? i.in("Cancelled") : i)
                    .toList()));
  }

  private String bill(String number, LocalDate date, BigDecimal amount, @Nullable LocalDate until) {
    UUID id = added(Ids.Kind.JOB_INVOICE);
    UUID line = added(Ids.Kind.JOB_INVOICE_LINE);
    String invoice = "I9" + String.format("%05d", practice.invoices().size());
    change(
        p -> {
          Predicate<TimeEntry> billed =
              t ->
                  until != null
                      && t.job().number().equals(number)
                      && t.billable()
                      && t.invoiceLine() == null
                      && !t.date().isAfter(until);
          int minutes = p.times().stream().filter(billed).mapToInt(TimeEntry::minutes).sum();
          Job job = job(p, number);
          JobInvoice.Line only =
              new JobInvoice.Line(
                  line,
                  "By hand",
                  minutes,
                  new BigDecimal("0.00"),
                  amount.setScale(2, RoundingMode.UNNECESSARY));
          return p.withTimes(
                  p.times().stream().map(t -> billed.test(t) ? t.billedWith(line) : t).toList())
              .withInvoices(
                  plus(
                      p.invoices(),
                      new JobInvoice(
                          id,
                          invoice,
                          "Progress Invoice",
                          "Approved",
                          job,
                          job.client(),
                          date,
                          List.of(only))));
        });
    return invoice;
  }

  private synchronized void change(UnaryOperator<Practice> change) {
    practice = change.apply(practice);
  }

  private UUID added(Ids.Kind kind) {
    return Ids.of(kind, practice.seed(), ADDED + sequence.incrementAndGet());
  }

  private static Job job(Practice practice, String number) {
    return practice.jobs().stream()
        .filter(job -> job.number().equals(number))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no job " + number));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return List.copyOf(longer);
  }

  private static <T> List<T> without(List<T> list, Predicate<T> gone) {
    return list.stream().filter(gone.negate()).toList();
  }
}
