package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Dice;
import io.xeropulse.sandbox.books.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes one job after the other with its time, costs and invoices; not thread-safe. */
final class JobMaker {

  private static final int DAYS = 700;

  final List<Job> jobs = new ArrayList<>();
  final List<TimeEntry> times = new ArrayList<>();
  final List<JobCost> costs = new ArrayList<>();
  final List<JobInvoice> invoices = new ArrayList<>();

  private final long seed;
  private final LocalDate asAt;
  private final Crew crew;
  private final List<Named> clients;

  JobMaker(long seed, LocalDate asAt, Crew crew, List<Named> clients) {
    this.seed = seed;
    this.asAt = asAt;
    this.crew = crew;
    this.clients = clients;
  }

  void make(int index) {
    Dice dice = Dice.of(seed, "job", index);
    Job job = job(dice, index);
    jobs.add(job);
    List<TimeEntry> worked = time(dice, job);
    addCosts(dice, job);
    invoice(dice, job, worked);
    times.addAll(worked);
  }

  void makeMiscellaneous(int count) {
    for (int i = 0; i < count; i++) {
      Dice dice = Dice.of(seed, "miscellaneous", i);
      BigDecimal amount = dice.cents(5_000, 60_000);
      add(
          "Miscellaneous",
          "Approved",
          null,
          dice.pick(clients),
          asAt.minusDays(dice.below(DAYS)),
          List.of(fixedLine("Software subscription", amount)));
    }
  }

  private Job job(Dice dice, int index) {
    LocalDate start = asAt.minusDays(dice.between(5, DAYS));
    LocalDate due = start.plusDays(dice.between(30, 180));
    boolean done = due.isBefore(asAt) && dice.chance(70);
    Named category = dice.pick(crew.categories());
    String state =
        done
            ? "Completed"
            : dice.pick(List.of("Planned", "In Progress", "In Progress", "Waiting on client"));
    return new Job(
        Ids.of(Ids.Kind.JOB, seed, index),
        number(dice, index, start),
        "FY" + (start.getYear() % 100) + " " + category.name(),
        state,
        category,
        dice.pick(clients),
        crew.staff().get(dice.below(3)),
        List.of(dice.pick(crew.staff()), crew.staff().get(dice.below(3))).stream()
            .distinct()
            .toList(),
        start,
        due,
        done ? due : null);
  }

  /** Numbers are the practice's own: several forms, one with a slash, one with a blank. */
  private static String number(Dice dice, int index, LocalDate start) {
    int n = index + 1;
    return switch (dice.below(8)) {
      case 0 -> "Y" + (100_000 + n);
      case 1 -> "SMSF-" + start.getYear() + "/" + n;
      case 2 -> "Adv " + n;
      default -> String.format("J%06d", n);
    };
  }

  private List<TimeEntry> time(Dice dice, Job job) {
    List<TimeEntry> worked = new ArrayList<>();
    int count = dice.between(4, 36);
    for (int i = 0; i < count; i++) {
      Named task = dice.pick(crew.tasks());
      boolean internal = task.equals(crew.tasks().get(crew.tasks().size() - 1));
      boolean correction = i > 0 && dice.chance(3);
      TimeEntry before = correction ? worked.get(i - 1) : null;
      worked.add(
          new TimeEntry(
              Ids.of(Ids.Kind.TIME, seed, times.size() + i),
              job,
              before == null ? task : before.task(),
              before == null ? dice.pick(crew.staff()) : before.staff(),
              before == null ? day(dice, job) : before.date(),
              before == null ? 6 * dice.between(2, 70) : -6 * dice.between(1, 3),
              before == null ? !internal && dice.chance(90) : before.billable(),
              before == null ? "" : "Correction",
              null));
    }
    return worked;
  }

  private void addCosts(Dice dice, Job job) {
    int count = dice.below(4);
    for (int i = 0; i < count; i++) {
      BigDecimal unitCost = dice.cents(1_000, 20_000);
      costs.add(
          new JobCost(
              Ids.of(Ids.Kind.COST, seed, costs.size()),
              job,
              day(dice, job),
              dice.pick(List.of("ASIC company search", "Courier", "Filing fee", "Travel")),
              dice.pick(List.of("ASIC", "COUR", "FILE", "")),
              BigDecimal.valueOf(dice.between(1, 5)),
              unitCost,
              unitCost.multiply(new BigDecimal("1.25")).setScale(2, RoundingMode.HALF_UP),
              dice.chance(80)));
    }
  }

  private void invoice(Dice dice, Job job, List<TimeEntry> worked) {
    if (dice.chance(35)) {
      LocalDate date = day(dice, job);
      BigDecimal amount = dice.cents(50_000, 250_000);
      add(
          "Progress Invoice",
          dice.chance(50) ? "Paid" : "Approved",
          job,
          job.client(),
          date,
          List.of(fixedLine("Fixed fee instalment", amount)));
    }
    if (dice.chance(8)) {
      addUnbilled("Cancelled", dice, job);
    }
    if (dice.chance(8)) {
      addUnbilled("Draft", dice, job);
    }
    if (dice.chance(55)) {
      billActuals(dice, job, worked);
    }
  }

  private void addUnbilled(String status, Dice dice, Job job) {
    add(
        "Progress Invoice",
        status,
        job,
        job.client(),
        day(dice, job),
        List.of(fixedLine("Work to date", dice.cents(20_000, 150_000))));
  }

  /** Bills the priced billable time up to a day, one line per task, with a write-on or -off. */
  private void billActuals(Dice dice, Job job, List<TimeEntry> worked) {
    LocalDate until = day(dice, job);
    Map<Named, List<Integer>> byTask = new LinkedHashMap<>();
    for (int i = 0; i < worked.size(); i++) {
      TimeEntry entry = worked.get(i);
      if (entry.billable()
          && !entry.date().isAfter(until)
          && crew.rates().value(entry).isPresent()) {
        byTask.computeIfAbsent(entry.task(), task -> new ArrayList<>()).add(i);
      }
    }
    List<JobInvoice.Line> lines = new ArrayList<>();
    byTask.forEach(
        (task, entries) -> {
          UUID line = Ids.of(Ids.Kind.JOB_INVOICE_LINE, seed, invoices.size(), 1 + lines.size());
          int minutes = 0;
          BigDecimal value = new BigDecimal("0.00");
          for (int i : entries) {
            TimeEntry entry = worked.get(i);
            minutes += entry.minutes();
            value = value.add(crew.rates().value(entry).orElseThrow());
            worked.set(i, entry.billedWith(line));
          }
          BigDecimal billed =
              value
                  .multiply(BigDecimal.valueOf(dice.between(80, 110), 2))
                  .setScale(2, RoundingMode.HALF_UP);
          lines.add(
              new JobInvoice.Line(line, task.name(), minutes, hourly(billed, minutes), billed));
        });
    if (!lines.isEmpty()) {
      add(
          "Progress Invoice",
          dice.chance(60) ? "Paid" : "Approved",
          job,
          job.client(),
          until,
          List.copyOf(lines));
    }
  }

  private static BigDecimal hourly(BigDecimal amount, int minutes) {
    return minutes == 0
        ? new BigDecimal("0.00")
        : amount
            .multiply(BigDecimal.valueOf(60))
            .divide(BigDecimal.valueOf(minutes), 2, RoundingMode.HALF_UP);
  }

  private JobInvoice.Line fixedLine(String name, BigDecimal amount) {
    return new JobInvoice.Line(
        Ids.of(Ids.Kind.JOB_INVOICE_LINE, seed, invoices.size(), 0),
        name,
        0,
        new BigDecimal("0.00"),
        amount);
  }

  private void add(
      String type,
      String status,
      @Nullable Job job,
      Named client,
      LocalDate date,
      List<JobInvoice.Line> lines) {
    int index = invoices.size();
    invoices.add(
        new JobInvoice(
            Ids.of(Ids.Kind.JOB_INVOICE, seed, index),
            String.format("I%06d", 500 + index),
            type,
            status,
            job,
            client,
            date,
            lines));
  }

  private LocalDate day(Dice dice, Job job) {
    int span = (int) ChronoUnit.DAYS.between(job.start(), asAt);
    return job.start().plusDays(dice.below(Math.min(span, 240) + 1));
  }
}
