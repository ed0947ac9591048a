package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.proof.Break;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.DayRecords;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.Suspect;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.fault.Poison;
import io.xeropulse.xero.http.RateLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class XeroDayReaderTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final int CALLS_A_DAY = 8;

  @Test
  void shouldReadWhatIsDatedThatDayWithACallForEachList() {
    try (Sandbox sandbox = Sandbox.builder().seed(4).invoices(300).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      Held all = books.read();
      for (Document some : all.documents().subList(0, 5)) {
        List<Fact> dated = new ArrayList<>();
        all.documents().stream().filter(d -> d.date().equals(some.date())).forEach(dated::add);
        all.cash().stream()
            .filter((CashMovement m) -> m.date().equals(some.date()))
            .forEach(dated::add);
        sandbox.meter().reset();

        DayRecords day =
            books
                .days(RateLimits.unlimited())
                .recordsOf(SandboxBooks.ORGANIZATION, some.date(), "AUD")
                .orElseThrow();

        assertThat(day.unreadable()).isEmpty();
        assertThat(day.facts()).containsExactlyInAnyOrderElementsOf(dated);
        assertThat(books.calls()).isEqualTo(CALLS_A_DAY);
      }
    }
  }

  @Test
  void shouldNameTheAccountAndTheRecordOfEachChangeThatASyncMissed() {
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(200).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      UUID voided = sandbox.books().invoice(true, 1, day(10), new BigDecimal("100.00"));
      UUID edited = sandbox.books().invoice(false, 1, day(11), new BigDecimal("200.00"));
      UUID paid = sandbox.books().invoice(true, 1, day(12), new BigDecimal("300.00"));
      UUID payment = sandbox.books().pay(paid, day(20), new BigDecimal("300.00"));
      Held before = books.read();
      sandbox.books().voidInvoice(voided);
      sandbox.books().editAmount(edited, new BigDecimal("200.01"));
      sandbox.books().deletePayment(payment);
      UUID missed = sandbox.books().invoice(true, 1, day(5), new BigDecimal("77.00"));
      sandbox.meter().reset();

      Certificate certificate =
          TieOut.of(books.report(), books.days(RateLimits.unlimited()))
              .prove(SandboxBooks.ORGANIZATION, before, AS_AT);

      assertThat(certificate.breaks())
          .extracting(Break::firstDay)
          .containsExactly(day(20), day(11), day(10), day(5));
      assertThat(suspects(certificate))
          .containsExactly(
              Set.of("DIFFERENT " + payment),
              Set.of("DIFFERENT " + edited),
              Set.of("DIFFERENT " + voided),
              Set.of("MISSING " + missed));
      assertThat(accounts(certificate.breaks().get(3), before))
          .containsExactlyInAnyOrder("200", "610");
      assertThat(books.calls()).isEqualTo(certificate.reportsRead() + 4 * CALLS_A_DAY);
    }
  }

  @Test
  void shouldReadNoMoreDaysThanAllowedAndStillNameTheDay() {
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(200).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      Held before = books.read();
      sandbox.books().invoice(true, 1, day(5), new BigDecimal("77.00"));
      UUID late = sandbox.books().invoice(true, 1, day(25), new BigDecimal("78.00"));
      sandbox.meter().reset();

      Certificate certificate =
          new TieOut(books.report(), books.days(RateLimits.unlimited()), null, 0, 60, 1)
              .prove(SandboxBooks.ORGANIZATION, before, AS_AT);

      assertThat(certificate.breaks()).extracting(Break::firstDay).containsExactly(day(25), day(5));
      assertThat(suspects(certificate).get(0)).containsExactly("MISSING " + late);
      assertThat(books.calls()).isEqualTo(certificate.reportsRead() + CALLS_A_DAY);
    }
  }

  @Test
  void shouldLeaveADayUnreadOnceTheDaysLimitIsSpent() {
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(200).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      Held before = books.read();
      sandbox.books().invoice(true, 1, day(5), new BigDecimal("77.00"));
      sandbox.faults().always("Payments", Fault.tooManyRequests("day", Duration.ofHours(5)));
      sandbox.meter().reset();

      Certificate certificate =
          TieOut.of(books.report(), books.days(RateLimits.xero()))
              .prove(SandboxBooks.ORGANIZATION, before, AS_AT);

      assertThat(certificate.breaks()).extracting(Break::firstDay).containsExactly(day(5));
      assertThat(certificate.breaks().get(0).suspects())
          .allMatch(suspect -> suspect.kind() != Suspect.Kind.MISSING);
      assertThat(books.calls()).isEqualTo(certificate.reportsRead() + 3);
    }
  }

  @Test
  void shouldNameARecordThatCannotBeRead() {
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(20).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      UUID broken = sandbox.books().invoice(true, 1, LocalDate.of(2031, 1, 1), BigDecimal.TEN);
      sandbox.faults().always("Invoices", Fault.poisoned(Poison.AMOUNT_NOT_A_NUMBER));

      Optional<DayRecords> day =
          books
              .days(RateLimits.unlimited())
              .recordsOf(SandboxBooks.ORGANIZATION, LocalDate.of(2031, 1, 1), "AUD");

      assertThat(day.orElseThrow().unreadable()).containsOnlyKeys(broken.toString());
    }
  }

  private static List<Set<String>> suspects(Certificate certificate) {
    return certificate.breaks().stream()
        .map(
            found ->
                found.suspects().stream()
                    .filter(suspect -> suspect.kind() != Suspect.Kind.CONTRADICTED)
                    .map(suspect -> suspect.kind() + " " + suspect.sourceId())
                    .collect(Collectors.toSet()))
        .toList();
  }

  private static List<String> accounts(Break found, Held held) {
    return held.accounts().stream()
        .filter(account -> found.amounts().containsKey(account.sourceId()))
        .map(Account::code)
        .toList();
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2025, 3, day);
  }
}
