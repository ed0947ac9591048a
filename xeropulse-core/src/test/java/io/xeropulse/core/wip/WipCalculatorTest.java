package io.xeropulse.core.wip;

import static io.xeropulse.core.wip.PracticeExample.ANNUAL_ACCOUNTS;
import static io.xeropulse.core.wip.PracticeExample.AS_AT;
import static io.xeropulse.core.wip.PracticeExample.FIXED_FEE;
import static io.xeropulse.core.wip.PracticeExample.RATES;
import static io.xeropulse.core.wip.PracticeExample.TRUST_RETURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xeropulse.core.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WipCalculatorTest {
  private final WipCalculator calculator = new WipCalculator(RATES, 2);

  @Test
  void shouldTellInterimsFromInvoicesThatClearTime() {
    JobWip accounts = calculate(ANNUAL_ACCOUNTS);
    assertThat(accounts.time()).isEqualByComparingTo("2000.00");
    assertThat(accounts.costs()).isEqualByComparingTo("150.00");
    assertThat(accounts.interims()).isEqualByComparingTo("500.00");
    assertThat(accounts.net()).isEqualByComparingTo("1650.00");
    assertThat(calculator.calculate(TRUST_RETURN, AS_AT)).isEmpty();
    assertThat(calculate(FIXED_FEE).net()).isEqualByComparingTo("-800.00");
  }

  @Test
  void shouldAgeByEntryDateAndSetInterimsAgainstTheOldestWork() {
    WipAgeing gross = WipAgeing.EMPTY;
    WipAgeing net = WipAgeing.EMPTY;
    for (JobLedger job : List.of(ANNUAL_ACCOUNTS, FIXED_FEE)) {
      gross = gross.plus(calculate(job).grossAgeing());
      net = net.plus(calculate(job).netAgeing());
    }
    assertThat(amounts(gross)).containsExactly("950.00", "600.00", "200.00", "600.00");
    assertThat(amounts(net)).containsExactly("950.00", "600.00", "0.00", "100.00");
    assertThat(net.credit()).isEqualByComparingTo("-800.00");
    assertThat(net.total()).isEqualByComparingTo("850.00");
  }

  @Test
  void shouldSeeAnInvoiceOnlyFromItsDateOn() {
    JobWip before = calculator.calculate(TRUST_RETURN, LocalDate.of(2025, 5, 19)).orElseThrow();
    assertThat(before.time()).isEqualByComparingTo("600.00");
    assertThat(before.interims()).isZero();
  }

  @Test
  void shouldReportTimeWithoutARateAsMinutesAndNeverAsMoney() {
    JobLedger job =
        new JobLedger(
            "J1",
            null,
            List.of(
                PracticeExample.open("t1", "nobody", "2025-06-01", 90),
                PracticeExample.open("t2", "ava", "2025-06-01", 30)),
            List.of(),
            List.of());
    JobWip wip = calculate(job);
    assertThat(wip.unpricedMinutes()).isEqualTo(90);
    assertThat(wip.time()).isEqualByComparingTo("100.00");
  }

  @Test
  void shouldPriceByTheRateOfTheJobsClient() {
    RateCard rates =
        RateCard.of(
            List.of(
                PracticeExample.rate("ava", null, "200"),
                PracticeExample.rate("ava", null, "150").onlyForClient("alder")));
    JobLedger job =
        new JobLedger(
            "J1",
            "alder",
            "Alder Pty Ltd",
            List.of(PracticeExample.open("t1", "ava", "2025-06-01", 60)),
            List.of(),
            List.of(),
            List.of());
    assertThat(new WipCalculator(rates, 2).calculate(job, AS_AT).orElseThrow().time())
        .isEqualByComparingTo("150.00");
  }

  @Test
  void shouldLeaveNonBillableFutureAndCancelledThingsOut() {
    WorkedTime internal =
        new WorkedTime(
            new io.xeropulse.core.model.TimeEntry(
                "t1", "J", "ava", null, LocalDate.of(2025, 6, 1), 60, false, null),
            null);
    WorkedTime tomorrow = PracticeExample.open("t2", "ava", "2025-07-01", 60);
    JobLedger job = new JobLedger("J1", null, List.of(internal, tomorrow), List.of(), List.of());
    assertThat(calculator.calculate(job, AS_AT)).isEmpty();
  }

  @Test
  void shouldGiveEachPersonTheirOwnTimeAndNobodyElsesCostsOrInterims() {
    JobLedger job =
        new JobLedger(
            "J1",
            null,
            List.of(
                PracticeExample.open("t1", "ben", "2025-06-20", 60),
                PracticeExample.open("t2", "ava", "2025-04-20", 90),
                PracticeExample.open("t3", "ava", "2025-06-20", 30),
                PracticeExample.open("t4", "new hire", "2025-06-20", 45)),
            List.of(PracticeExample.cost("c1", "2025-06-01", "1", "50.00", true)),
            List.of(PracticeExample.task("2025-06-01", "1000.00", false)));
    assertThat(calculate(job).staff())
        .extracting(StaffWip::staffId, StaffWip::minutes, StaffWip::unpricedMinutes)
        .containsExactly(
            tuple("ava", 120L, 0L), tuple("ben", 60L, 0L), tuple("new hire", 45L, 45L));
    StaffWip ava = calculate(job).staff().get(0);
    assertThat(ava.amount()).isEqualByComparingTo("400");
    assertThat(amounts(ava.ageing())).containsExactly("100.00", "0.00", "300.00", "0.00");
    assertThat(ava.plus(ava).ageing().total()).isEqualByComparingTo("800");
    assertThatThrownBy(() -> ava.plus(calculate(job).staff().get(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTakeWashedUpInterimsOutFromThatDayOnButNotMoreThanThereAre() {
    assertThat(calculate(washedUp("2025-06-30", "300.00")).interims())
        .isEqualByComparingTo("200.00");
    assertThat(calculator.writeOns(washedUp("2025-06-30", "300.00"), AS_AT).total())
        .isEqualByComparingTo("300.00");
    assertThat(calculate(washedUp("2025-07-01", "300.00")).interims())
        .isEqualByComparingTo("500.00");
    assertThat(calculate(washedUp("2025-06-30", "700.00")).interims()).isZero();
    assertThat(calculator.writeOns(washedUp("2025-06-30", "700.00"), AS_AT).total())
        .isEqualByComparingTo("500.00");
    assertThatThrownBy(() -> washedUp("2025-06-30", "0"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("J000101");
  }

  private static JobLedger washedUp(String date, String amount) {
    return new JobLedger(
        ANNUAL_ACCOUNTS.jobId(),
        null,
        null,
        ANNUAL_ACCOUNTS.time(),
        ANNUAL_ACCOUNTS.costs(),
        ANNUAL_ACCOUNTS.billed(),
        List.of(new WashUp("J000101", LocalDate.parse(date), new BigDecimal(amount))));
  }

  @Test
  void shouldUseUpTheOldestMatchingCostsAndCallTheRestOfTheLineAnInterim() {
    JobLedger job =
        new JobLedger(
            "J1",
            null,
            List.of(),
            List.of(
                PracticeExample.cost("c1", "2025-05-01", "3", "50.00", true),
                PracticeExample.cost("c2", "2025-06-01", "2", "50.00", true)),
            List.of(PracticeExample.costLine("2025-06-10", "4", "50.00", "200.00")));
    assertThat(calculate(job).costs()).isEqualByComparingTo("50.00");
    assertThat(calculate(job).costBasis()).isEqualTo(CostBasis.ESTIMATED);
    assertThat(calculate(job).interims()).isZero();

    JobLedger more =
        new JobLedger(
            "J1",
            null,
            List.of(),
            job.costs(),
            List.of(PracticeExample.costLine("2025-06-10", "8", "50.00", "400.00")));
    assertThat(calculate(more).costs()).isZero();
    assertThat(calculate(more).costBasis()).isEqualTo(CostBasis.UNKNOWN);
    assertThat(calculate(ANNUAL_ACCOUNTS).costBasis()).isEqualTo(CostBasis.NONE_INVOICED);
    assertThat(calculate(more).interims()).isEqualByComparingTo("150.00");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-30, 0-30",
    "2025-05-31, 0-30",
    "2025-05-30, 31-60",
    "2025-05-01, 31-60",
    "2025-04-30, 61-90",
    "2025-04-01, 61-90",
    "2025-03-31, 91+",
    "2020-01-01, 91+"
  })
  void shouldCutBucketsAfter30And60And90Days(LocalDate worked, String bucket) {
    assertThat(WipAge.of(worked, AS_AT).label()).isEqualTo(bucket);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldAlwaysAddUpToNet(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      JobLedger job = randomJob(random);
      calculator
          .calculate(job, AS_AT)
          .ifPresent(
              wip -> {
                assertThat(wip.grossAgeing().total()).as("seed %d", seed).isEqualTo(wip.gross());
                assertThat(wip.netAgeing().total())
                    .as("seed %d", seed)
                    .isEqualByComparingTo(wip.net());
                assertThat(wip.grossAgeing().credit()).isZero();
                assertThat(wip.staff().stream().map(StaffWip::amount))
                    .as("seed %d", seed)
                    .satisfies(parts -> assertThat(sum(parts)).isEqualByComparingTo(wip.time()));
              });
    }
  }

  private static JobLedger randomJob(Random random) {
    List<WorkedTime> time = new ArrayList<>();
    List<io.xeropulse.core.model.JobCost> costs = new ArrayList<>();
    List<BilledLine> billed = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      String staff = random.nextInt(5) == 0 ? "nobody" : random.nextBoolean() ? "ava" : "ben";
      time.add(PracticeExample.open("t" + i, staff, day(random), random.nextInt(500) - 120));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      costs.add(
          PracticeExample.cost(
              "c" + i, day(random), "" + (1 + random.nextInt(5)), "33.33", random.nextBoolean()));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      billed.add(PracticeExample.task(day(random), "" + random.nextInt(900), random.nextBoolean()));
      billed.add(PracticeExample.costLine(day(random), "2", "33.33", "66.66"));
    }
    return new JobLedger("J", null, time, costs, billed);
  }

  private static BigDecimal sum(List<? extends BigDecimal> amounts) {
    return amounts.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String day(Random random) {
    return AS_AT.minusDays(random.nextInt(150) - 10).toString();
  }

  private JobWip calculate(JobLedger job) {
    return calculator.calculate(job, AS_AT).orElseThrow();
  }

  private static List<String> amounts(WipAgeing ageing) {
    return ageing.amounts().stream().map(amount -> amount.setScale(2).toPlainString()).toList();
  }

  @Test
  void shouldRoundEachEntryOnceHalfUp() {
    RateCard rates = RateCard.of(List.of(PracticeExample.rate("ava", null, "100")));
    WipCalculator hundred = new WipCalculator(rates, 2);
    assertThat(hundred.value(PracticeExample.open("t", "ava", "2025-01-01", 1).entry()))
        .contains(new BigDecimal("1.67"));
    assertThat(hundred.value(PracticeExample.open("t", "ava", "2025-01-01", -1).entry()))
        .contains(new BigDecimal("-1.67"));
  }

  static LongStream seeds() {
    long last = 10;
    System.out.println("WipCalculatorTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }
}
