package io.xeropulse.core.wip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateCardTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  @Test
  void shouldPreferTheMostSpecificRate() {
    RateCard card =
        RateCard.of(
            List.of(
                PracticeExample.rate("ava", "review", "300"),
                PracticeExample.rate("ava", null, "200"),
                PracticeExample.rate(null, "review", "150")));
    assertThat(card.rateFor("ava", "review", DAY)).contains(new BigDecimal("300"));
    assertThat(card.rateFor("ava", "filing", DAY)).contains(new BigDecimal("200"));
    assertThat(card.rateFor("ben", "review", DAY)).contains(new BigDecimal("150"));
    assertThat(card.rateFor("ben", "filing", DAY)).isEmpty();
  }

  @Test
  void shouldHoldFromItsFirstToItsLastDay() {
    RateCard card =
        RateCard.of(
            List.of(dated("100", "2025-01-01", "2025-02-28"), dated("110", "2025-03-01", null)));
    assertThat(card.rateFor("ava", null, LocalDate.of(2024, 12, 31))).isEmpty();
    assertThat(card.rateFor("ava", null, LocalDate.of(2025, 2, 28)))
        .contains(new BigDecimal("100"));
    assertThat(card.rateFor("ava", null, DAY)).contains(new BigDecimal("110"));
  }

  @Test
  void shouldRefuseTwoRatesForTheSameDay() {
    assertThatThrownBy(
            () ->
                RateCard.of(
                    List.of(dated("100", "2025-01-01", null), dated("110", "2025-03-01", null))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("staff ava")
        .hasMessageContaining("end one before the other starts");
  }

  @Test
  void shouldPreferJobThenClientThenGeneralRates() {
    RateCard card =
        RateCard.of(
            List.of(
                PracticeExample.rate("ava", "review", "300"),
                PracticeExample.rate(null, null, "90").onlyForClient("alder"),
                PracticeExample.rate("ben", null, "80").onlyForClient("alder"),
                PracticeExample.rate(null, null, "70").onlyForJob("J1").from("engagement letter")));
    assertThat(priced(card, "J1", "ava", "alder").hourlyRate()).isEqualTo(new BigDecimal("70"));
    assertThat(priced(card, "J1", "ava", "alder").source()).isEqualTo("engagement letter");
    assertThat(priced(card, "J2", "ava", "alder").hourlyRate()).isEqualTo(new BigDecimal("90"));
    assertThat(priced(card, "J2", "ben", "alder").hourlyRate()).isEqualTo(new BigDecimal("80"));
    assertThat(priced(card, "J2", "ava", "birch").hourlyRate()).isEqualTo(new BigDecimal("300"));
    assertThat(priced(card, "J2", "ava", null).source()).isEqualTo(RateCardEntry.RATE_CARD);
    assertThat(card.entryFor(entry("J2", "ben"), null)).isEmpty();
  }

  @Test
  void shouldPreferTheTasksRateWhereThePracticeSaysSo() {
    List<RateCardEntry> lines =
        List.of(
            PracticeExample.rate("ava", null, "200"), PracticeExample.rate(null, "review", "150"));
    assertThat(RateCard.of(lines, RatePreference.TASK_RATE).rateFor("ava", "review", DAY))
        .contains(new BigDecimal("150"));
    assertThat(RateCard.of(lines, RatePreference.STAFF_RATE).rateFor("ava", "review", DAY))
        .contains(new BigDecimal("200"));
    assertThat(RateCard.of(lines, RatePreference.TASK_RATE).rateFor("ava", "filing", DAY))
        .contains(new BigDecimal("200"));
  }

  @Test
  void shouldRefuseARateForAJobAndAClient() {
    assertThatThrownBy(
            () ->
                RateCard.of(
                    List.of(
                        PracticeExample.rate(null, null, "1").onlyForJob("J1").onlyForClient("c"))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("name only one of them");
  }

  private static RateCardEntry priced(RateCard card, String job, String staff, String client) {
    return card.entryFor(entry(job, staff), client).orElseThrow();
  }

  private static io.xeropulse.core.model.TimeEntry entry(String job, String staff) {
    return new io.xeropulse.core.model.TimeEntry("t", job, staff, "review", DAY, 60, true, null);
  }

  private static RateCardEntry dated(String rate, String from, String to) {
    return new RateCardEntry(
        "ava",
        null,
        new BigDecimal(rate),
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to));
  }
}
