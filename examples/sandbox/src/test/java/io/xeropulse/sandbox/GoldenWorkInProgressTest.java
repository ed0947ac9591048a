package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.jobs.Job;
import io.xeropulse.sandbox.jobs.JobCost;
import io.xeropulse.sandbox.jobs.JobInvoice;
import io.xeropulse.sandbox.jobs.Named;
import io.xeropulse.sandbox.jobs.Practice;
import io.xeropulse.sandbox.jobs.RateCard;
import io.xeropulse.sandbox.jobs.TimeEntry;
import io.xeropulse.sandbox.jobs.WorkInProgress;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worked example of the facts: gross 2,350, interims 1,500, net 850. */
class GoldenWorkInProgressTest {

  private static final Named AVA = named("Ava Ng");
  private static final Named BEN = named("Ben Cole");
  private static final Named TASK = named("Preparation");
  private static final Named CLIENT = named("Client");
  private static final Job J1 = job("J000101");
  private static final Job J2 = job("J000102");
  private static final Job Y = job("Y100103");
  private static final UUID LINE = UUID.nameUUIDFromBytes(new byte[] {5, 0, 2});

  @Test
  void shouldArriveAtTheWorkedExample() {
    Practice practice =
        new Practice(
            1,
            LocalDate.of(2025, 6, 30),
            Country.AU,
            List.of(AVA, BEN),
            List.of(TASK),
            List.of(),
            List.of(CLIENT),
            List.of(J1, J2, Y),
            List.of(
                time(J1, AVA, "2025-06-20", 240, null),
                time(J1, AVA, "2025-05-10", 180, null),
                time(J1, AVA, "2025-03-15", 210, null),
                time(J1, AVA, "2025-03-16", -30, null),
                time(J2, BEN, "2025-04-02", 200, LINE),
                time(Y, AVA, "2025-04-20", 60, null)),
            List.of(
                new JobCost(
                    new UUID(0, 1),
                    J1,
                    LocalDate.of(2025, 6, 1),
                    "ASIC",
                    "ASIC",
                    new BigDecimal("3"),
                    new BigDecimal("40.00"),
                    new BigDecimal("50.00"),
                    true)),
            List.of(
                invoice(J1, "I000501", "Approved", "2025-05-01", new UUID(0, 9), "500.00"),
                invoice(J2, "I000502", "Approved", "2025-05-20", LINE, "500.00"),
                invoice(Y, "I000503", "Approved", "2025-04-05", new UUID(0, 8), "1000.00"),
                invoice(J1, "I000504", "Cancelled", "2025-05-02", new UUID(0, 7), "900.00")),
            new RateCard(List.of(rate(AVA, "200"), rate(BEN, "120"))),
            "");

    WorkInProgress wip = WorkInProgress.of(practice, LocalDate.of(2025, 6, 30));

    assertThat(wip.gross()).isEqualByComparingTo("2350.00");
    assertThat(wip.interims()).isEqualByComparingTo("1500.00");
    assertThat(wip.net()).isEqualByComparingTo("850.00");
    assertThat(wip.netByJob())
        .isEqualTo(
            Map.of("J000101", new BigDecimal("1650.00"), "Y100103", new BigDecimal("-800.00")));
    assertThat(wip.ageingGross().values().stream().map(BigDecimal::intValueExact))
        .containsExactly(950, 600, 200, 600);
    assertThat(wip.ageingNet().values().stream().map(BigDecimal::intValueExact))
        .containsExactly(950, 600, 0, 100, -800);
  }

  private static Named named(String name) {
    return new Named(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name);
  }

  private static Job job(String number) {
    LocalDate start = LocalDate.of(2025, 1, 1);
    return new Job(
        new UUID(1, number.hashCode()),
        number,
        number,
        "In Progress",
        TASK,
        CLIENT,
        AVA,
        List.of(),
        start,
        start.plusDays(90),
        null);
  }

  private static TimeEntry time(
      Job job, Named staff, String date, int minutes, @Nullable UUID line) {
    return new TimeEntry(
        UUID.randomUUID(), job, TASK, staff, LocalDate.parse(date), minutes, true, "", line);
  }

  private static JobInvoice invoice(
      Job job, String number, String status, String date, UUID line, String amount) {
    return new JobInvoice(
        new UUID(2, number.hashCode()),
        number,
        "Progress Invoice",
        status,
        job,
        CLIENT,
        LocalDate.parse(date),
        List.of(new JobInvoice.Line(line, "line", 0, BigDecimal.ZERO, new BigDecimal(amount))));
  }

  private static RateCard.Row rate(Named staff, String hourly) {
    return new RateCard.Row(staff.id(), null, new BigDecimal(hourly), null, null);
  }
}
