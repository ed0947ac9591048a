package io.xeropulse.benchmarks;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.RateCardEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A practice's work, the same for a size every time: a hundred time entries and a disbursement a
 * job, in no order, four fifths of them billable, nothing invoiced, forty people with two rates,
 * four of them on a job.
 */
record SamplePractice(List<Job> jobs, List<TimeEntry> time, List<JobCost> costs, RateCard rates) {
  static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final int ENTRIES_PER_JOB = 100;
  static final int STAFF = 40;
  private static final int TEAM = 4;
  private static final int TASKS = 12;

  static SamplePractice of(int jobCount) {
    Random random = new Random(jobCount);
    List<Job> jobs = new ArrayList<>();
    List<JobCost> costs = new ArrayList<>();
    for (int i = 0; i < jobCount; i++) {
      jobs.add(job(id(random), random));
      costs.add(cost(id(random), jobs.get(i).sourceId(), random));
    }
    List<TimeEntry> time = new ArrayList<>();
    for (int i = 0; i < jobCount * ENTRIES_PER_JOB; i++) {
      int job = random.nextInt(jobCount);
      String staff = "staff-" + (job + 7 * random.nextInt(TEAM)) % STAFF;
      time.add(entry(id(random), jobs.get(job).sourceId(), staff, random));
    }
    return new SamplePractice(jobs, time, costs, rateCard());
  }

  private static Job job(String id, Random random) {
    return new Job(
        id,
        "Annual accounts",
        "In Progress",
        id(random),
        "A client",
        null,
        null,
        null,
        AS_AT.minusDays(random.nextInt(200)),
        null,
        null,
        List.of());
  }

  private static JobCost cost(String id, String job, Random random) {
    BigDecimal price = BigDecimal.valueOf(1_000 + random.nextInt(20_000), 2);
    return new JobCost(
        id, job, day(random), "Company search", "ASIC", BigDecimal.ONE, price, price, true);
  }

  private static TimeEntry entry(String id, String job, String staff, Random random) {
    return new TimeEntry(
        id,
        job,
        staff,
        "task-" + random.nextInt(TASKS),
        day(random),
        6 * (1 + random.nextInt(40)),
        random.nextInt(5) > 0,
        null);
  }

  private static RateCard rateCard() {
    List<RateCardEntry> rates = new ArrayList<>();
    LocalDate rise = AS_AT.minusDays(60);
    for (int i = 0; i < STAFF; i++) {
      BigDecimal before = BigDecimal.valueOf(12_050L + 415L * i, 2);
      BigDecimal after = before.add(BigDecimal.TEN);
      String staff = "staff-" + i;
      rates.add(new RateCardEntry(staff, null, before, null, rise.minusDays(1)));
      rates.add(new RateCardEntry(staff, null, after, rise, null));
    }
    return RateCard.of(rates);
  }

  private static LocalDate day(Random random) {
    return AS_AT.minusDays(random.nextInt(150));
  }

  private static String id(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
