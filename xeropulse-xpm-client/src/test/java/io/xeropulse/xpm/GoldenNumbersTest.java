package io.xeropulse.xpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.wip.JobLedger;
import io.xeropulse.core.wip.JobLedgers;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.PracticeLedger;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.WipAgeing;
import io.xeropulse.core.wip.WipCalculator;
import io.xeropulse.core.wip.WriteOn;
import io.xeropulse.xpm.csv.RateCardCsv;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers that an independent oracle computed over the sample payloads. */
class GoldenNumbersTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final RateCard RATES =
      RateCard.of(
          RateCardCsv.read(
              new StringReader(
                  """
                  staff_uuid,task_uuid,hourly_rate,valid_from,valid_to
                  5a000000-0000-4000-8000-00000000000a,,200,,
                  5a000000-0000-4000-8000-00000000000b,,120,,
                  """)));

  private final WipCalculator calculator = new WipCalculator(RATES, 2);

  private static List<JobLedger> ledgers(XpmFormat format) {
    Extraction xpm = Practice.open(Practice.answers(), Practice.ONE_YEAR.withFormat(format));
    return JobLedgers.of(
        new PracticeLedger(
            Practice.facts(xpm, PracticeEntities.JOBS, Job.class),
            Practice.facts(xpm, PracticeEntities.TIME, TimeEntry.class),
            Practice.facts(xpm, PracticeEntities.COSTS, JobCost.class),
            Practice.facts(xpm, PracticeEntities.INVOICES, JobInvoice.class)));
  }

  @ParameterizedTest
  @EnumSource(XpmFormat.class)
  void shouldGiveTheOraclesWip(XpmFormat format) {
    List<JobWip> jobs =
        ledgers(format).stream()
            .map(job -> calculator.calculate(job, AS_AT))
            .flatMap(Optional::stream)
            .toList();

    assertThat(sum(jobs.stream().map(JobWip::time).toList())).isEqualTo("2200.00");
    assertThat(sum(jobs.stream().map(JobWip::costs).toList())).isEqualTo("150.00");
    assertThat(sum(jobs.stream().map(JobWip::gross).toList())).isEqualTo("2350.00");
    assertThat(sum(jobs.stream().map(JobWip::interims).toList())).isEqualTo("1500.00");
    assertThat(sum(jobs.stream().map(JobWip::net).toList())).isEqualTo("850.00");
    assertThat(jobs.stream().collect(Collectors.toMap(JobWip::jobId, job -> money(job.net()))))
        .isEqualTo(Map.of("J000101", "1650.00", "Y100103", "-800.00"));
    WipAgeing gross =
        jobs.stream().map(JobWip::grossAgeing).reduce(WipAgeing.EMPTY, WipAgeing::plus);
    WipAgeing net = jobs.stream().map(JobWip::netAgeing).reduce(WipAgeing.EMPTY, WipAgeing::plus);
    assertThat(buckets(gross)).containsExactly("950.00", "600.00", "200.00", "600.00");
    assertThat(buckets(net)).containsExactly("950.00", "600.00", "0.00", "100.00");
    assertThat(money(net.credit())).isEqualTo("-800.00");
  }

  @Test
  void shouldGiveTheOraclesWriteOff() {
    List<WriteOn> writeOns =
        ledgers(XpmFormat.XML).stream()
            .flatMap(job -> calculator.writeOns(job, AS_AT).entries().stream())
            .toList();

    assertThat(writeOns)
        .extracting(writeOn -> money(writeOn.value()))
        .containsExactly("400.00", "200.00");
    assertThat(writeOns)
        .extracting(writeOn -> money(writeOn.amount()))
        .containsExactly("-66.67", "-33.33");
  }

  private static List<String> buckets(WipAgeing ageing) {
    return ageing.amounts().stream().map(GoldenNumbersTest::money).toList();
  }

  private static String sum(List<BigDecimal> amounts) {
    return money(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }
}
