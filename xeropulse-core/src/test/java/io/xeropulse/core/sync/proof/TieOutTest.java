package io.xeropulse.core.sync.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ledger.Made;
import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.proof.AccountTie.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TieOutTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private final Held held =
      new Held(
          new OrganizationProfile("O", "Us", "AUD", null, null, 6, 30, null, null),
          Made.ACCOUNTS,
          List.of(invoice("I1", "100.00")),
          List.of());

  @Test
  void shouldExplainPayrollButShowItAndTheBankAsUnmatched() {
    Certificate certificate =
        TieOut.of(source(Map.of("wages", "70.00", "bank", "-70.00"), AS_AT), DayReader.NONE)
            .prove(ORGANIZATION, held, AS_AT);
    assertThat(tie(certificate, "wages").verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(tie(certificate, "wages").reason()).contains("payroll");
    assertThat(tie(certificate, "wages").difference()).isEqualByComparingTo("-70.00");
    assertThat(tie(certificate, "bank").verdict()).isEqualTo(Verdict.UNMATCHED);
    assertThat(certificate.breaks()).hasSize(1);
    assertThat(certificate.breaks().get(0).firstDay()).isEqualTo(AS_AT);
    assertThat(certificate.breaks().get(0).amounts()).containsOnlyKeys("bank");
  }

  @Test
  void shouldExplainOpeningBalancesOnlyIfTheBooksAreSaidToBeginWithThem() {
    LocalDate begin = LocalDate.of(2024, 6, 30);
    Map<String, String> opening = Map.of("bank", "5000.00", "retained", "-5000.00");
    TrialBalanceSource source = source(opening, LocalDate.MIN);
    Certificate said =
        new TieOut(source, DayReader.NONE, begin, 12, 60, 0).prove(ORGANIZATION, held, AS_AT);
    assertThat(said.tied()).as(said.summary()).isTrue();
    assertThat(tie(said, "bank").reason()).contains("opening balance");
    Certificate unsaid = TieOut.of(source, DayReader.NONE).prove(ORGANIZATION, held, AS_AT);
    assertThat(unsaid.tied()).isFalse();
    assertThat(unsaid.unmatched()).extracting(AccountTie::accountId).contains("bank");
  }

  @Test
  void shouldNameWhatDiffersInARecordOfTheDay() {
    Document theirs = invoice("I1", "100.01");
    Certificate certificate =
        TieOut.of(
                source(Map.of("debtors", "0.01", "sales", "-0.01"), Made.DAY),
                (organization, day, currency) ->
                    Optional.of(
                        new DayRecords(
                            day.equals(Made.DAY) ? List.of(theirs) : List.of(), Map.of())))
            .prove(ORGANIZATION, held, AS_AT);
    assertThat(certificate.breaks()).hasSize(1);
    assertThat(certificate.breaks().get(0).firstDay()).isEqualTo(Made.DAY);
    assertThat(certificate.breaks().get(0).suspects())
        .containsExactly(
            new Suspect(
                "I1", Suspect.Kind.DIFFERENT, "total is 100 here and 100.01 at the source"));
    assertThat(certificate.summary()).contains("200 by 0.01", "610 by -0.01");
  }

  @Test
  void shouldHashWhatItSays() {
    TrialBalanceSource same = source(Map.of(), AS_AT);
    Certificate one = TieOut.of(same, DayReader.NONE).prove(ORGANIZATION, held, AS_AT);
    Certificate two = TieOut.of(same, DayReader.NONE).prove(ORGANIZATION, held, AS_AT);
    Certificate other =
        TieOut.of(source(Map.of("bank", "0.01"), AS_AT), DayReader.NONE)
            .prove(ORGANIZATION, held, AS_AT);
    assertThat(one.tied()).isTrue();
    assertThat(one.hash()).isEqualTo(two.hash()).hasSize(64).isNotEqualTo(other.hash());
  }

  @Test
  void shouldRefuseTheBooksOfAnotherOrganizationBeforeAnythingIsAsked() {
    OrganizationId stranger = new OrganizationId(UUID.randomUUID());
    TieOut tieOut =
        TieOut.of(
            TrialBalanceSource.of(
                ORGANIZATION,
                date -> {
                  throw new AssertionError("asked");
                }),
            DayReader.NONE);
    assertThatThrownBy(() -> tieOut.prove(stranger, held, AS_AT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(ORGANIZATION.toString())
        .hasMessageContaining(stranger.toString());
  }

  private static TrialBalanceSource source(Map<String, String> more, LocalDate from) {
    return TrialBalanceSource.of(ORGANIZATION, date -> theirs(date, more, from));
  }

  /** Our own invoice, and something more from a day on. */
  private static TrialBalance theirs(LocalDate date, Map<String, String> more, LocalDate from) {
    Map<String, BigDecimal> balances = new HashMap<>();
    if (!date.isBefore(Made.DAY)) {
      balances.put("debtors", new BigDecimal("100.00"));
      balances.put("sales", new BigDecimal("-100.00"));
    }
    if (!date.isBefore(from)) {
      more.forEach((a, amount) -> balances.merge(a, new BigDecimal(amount), BigDecimal::add));
    }
    return new TrialBalance(date, balances);
  }

  private static AccountTie tie(Certificate certificate, String account) {
    return certificate.accounts().stream()
        .filter(tie -> tie.accountId().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private static Document invoice(String id, String amount) {
    return Made.document(
        id,
        DocumentKind.INVOICE,
        Made.DAY,
        "AUD",
        "1",
        List.of(Made.line("200", amount, "0.00")),
        List.of());
  }
}
