package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.jobs.Job;
import io.xeropulse.sandbox.jobs.WorkInProgress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkChangesTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 20);
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  private final Sandbox sandbox = Sandbox.builder().seed(6).invoices(1).jobs(10).start();
  private final Job job = sandbox.work().practice().jobs().get(0);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldAddEditAndDeleteTimeAndLetWorkInProgressFollow() {
    BigDecimal before = wip().gross();

    UUID time = sandbox.work().work(job.number(), 1, 0, DAY, 60, true);
    BigDecimal hour = wip().gross().subtract(before);
    assertThat(hour).as("Ben's hour since July 2024").isEqualByComparingTo("250.00");
    assertThat(times()).contains(time.toString());

    sandbox.work().editMinutes(time, 30);
    assertThat(wip().gross().subtract(before)).isEqualByComparingTo("125.00");

    sandbox.work().deleteTime(time);
    assertThat(wip().gross()).isEqualByComparingTo(before);
    assertThat(times()).doesNotContain(time.toString());
  }

  @Test
  void shouldCountMinutesThatNoRateCovers() {
    long before = wip().unpricedMinutes();
    BigDecimal gross = wip().gross();

    sandbox.work().work(job.number(), 7, 0, DAY, 45, true);

    assertThat(wip().unpricedMinutes()).isEqualTo(before + 45);
    assertThat(wip().gross()).isEqualByComparingTo(gross);
  }

  @Test
  void shouldTellBillingAheadFromBillingTime() {
    BigDecimal interims = wip().interims();
    sandbox.work().billAhead(job.number(), DAY, new BigDecimal("500.00"));
    assertThat(wip().interims().subtract(interims)).isEqualByComparingTo("500.00");

    sandbox.work().work(job.number(), 0, 0, DAY, 60, true);
    BigDecimal gross = wip().gross();
    String invoice = sandbox.work().billTime(job.number(), DAY, new BigDecimal("100.00"));
    assertThat(wip().gross()).isLessThan(gross);
    assertThat(wip().interims().subtract(interims)).isEqualByComparingTo("500.00");
    assertThat(new Client(sandbox).xpm("invoice.api/get/" + invoice).body())
        .contains("<Amount>100.00</Amount>");

    sandbox.work().cancel(invoice);
    assertThat(wip().gross()).isEqualByComparingTo(gross);
  }

  @Test
  void shouldForgetADeletedJobWithItsTimeAndCosts() {
    sandbox.work().buy(job.number(), DAY, BigDecimal.ONE, new BigDecimal("40.00"));

    sandbox.work().deleteJob(job.number());

    assertThat(sandbox.work().practice().times())
        .noneMatch(time -> time.job().number().equals(job.number()));
    assertThat(new Client(sandbox).xpm("job.api/costs/none").statusCode()).isEqualTo(404);
    assertThat(sandbox.truth().counts()).containsEntry("Jobs", 9);
  }

  private WorkInProgress wip() {
    return sandbox.truth().workInProgress(AS_AT);
  }

  private String times() {
    return new Client(sandbox).xpm("time.api/list?from=20240701&to=20250630").body();
  }
}
