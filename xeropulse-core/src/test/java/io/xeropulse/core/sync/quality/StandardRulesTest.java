package io.xeropulse.core.sync.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardRulesTest {
  private static final LocalDate DATE = LocalDate.of(2025, 6, 30);
  private static final QualityGate GATE = new QualityGate(StandardRules.all());

  @ParameterizedTest
  @CsvSource({
    "one amount a month, 2024-01 a 2025-12 a, ",
    "two accounts, 2024-05 a 2024-05 b, ",
    "the same month twice, 2024-05 a 2024-05 a, twice",
    "a month of the window before, 2023-12 a, not asked for",
    "a month of the window behind, 2026-01 a, not asked for",
  })
  void shouldTakeOneAmountForAnAccountAndMonthOfABudget(String name, String said, String reason) {
    String[] words = said.split(" ", -1);
    List<BudgetWindow.Line> lines = new ArrayList<>();
    for (int i = 0; i < words.length; i += 2) {
      lines.add(
          new BudgetWindow.Line(
              words[i + 1], null, YearMonth.parse(words[i]), BigDecimal.TEN, null));
    }
    List<Violation> violations =
        GATE.check(new BudgetWindow("b", YearMonth.of(2024, 1), lines), staff -> true);
    if (reason == null) {
      assertThat(violations).as(name).isEmpty();
    } else {
      assertThat(violations)
          .as(name)
          .singleElement()
          .matches(violation -> violation.rule().equals("budget-months"))
          .matches(violation -> violation.severity() == Severity.QUARANTINE)
          .matches(violation -> violation.reason().contains(reason));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sound, 100.00, 10.00, 110.00, 110.00, 100.00, 0, ",
    "tax inclusive lines, 100.00, 10.00, 110.00, 0.00, 110.00, 110.00, ",
    "a cent of rounding, 100.00, 10.00, 110.01, 110.01, 100.01, 0, ",
    "two cents off, 100.00, 10.00, 110.02, 110.02, 100.00, 0, totals QUARANTINE",
    "lines that lack a dollar, 100.00, 10.00, 110.00, 110.00, 99.00, 0, line-total WARN",
    "paid twice, 100.00, 10.00, 110.00, 0.00, 100.00, 220.00, allocations WARN",
    "more due than there is, 100.00, 10.00, 110.00, 110.01, 100.00, 0, amount-due WARN",
    "less than nothing due, 100.00, 10.00, 110.00, -1.00, 100.00, 0, amount-due WARN",
    "a credit of nothing, 0.00, 0.00, 0.00, 0.00, 0.00, 0, ",
    "below zero, -100.00, -10.00, -110.00, -110.00, -100.00, 0, ",
  })
  void shouldHoldADocumentsFiguresAgainstOneAnother(
      String name,
      String subTotal,
      String tax,
      String total,
      String due,
      String lines,
      String allocated,
      String broken) {
    Document document =
        document(
            new DocumentAmounts(
                "AUD",
                BigDecimal.ONE,
                new BigDecimal(subTotal),
                new BigDecimal(tax),
                new BigDecimal(total),
                new BigDecimal(total),
                new BigDecimal(due)),
            List.of(line(lines)),
            List.of(new Allocation(AllocationKind.PAYMENT, "P1", DATE, new BigDecimal(allocated))));
    assertThat(violations(document))
        .as(name)
        .isEqualTo(broken == null ? List.of() : List.of(broken));
  }

  @ParameterizedTest
  @CsvSource({
    "settled and says so, PAID, 0.00, 110.00, ",
    "settled without a balance, PAID, , 110.00, ",
    "settled twice over without a balance, PAID, , 220.00, allocations WARN",
    "a balance in spite of its word, PAID, 0.01, 110.00, paid QUARANTINE",
    "a balance below zero, PAID, -0.01, 110.00, paid QUARANTINE",
    "neither a balance nor what settled it, PAID, , 0.00, paid QUARANTINE",
    "a cent that nothing settled, PAID, , 109.99, paid QUARANTINE",
    "nothing open and a cent that it does not list, PAID, 0.00, 109.99, settled WARN",
    "open, AUTHORISED, 110.00, 0.00, ",
    "open without a balance, AUTHORISED, , 0.00, ",
    "voided, VOIDED, , 0.00, ",
  })
  void shouldLetNothingBeOpenOfWhatIsPaid(
      String name, DocumentStatus status, String due, String allocated, String broken) {
    for (DocumentKind kind :
        List.of(
            DocumentKind.INVOICE,
            DocumentKind.BILL,
            DocumentKind.CREDIT_NOTE,
            DocumentKind.OVERPAYMENT,
            DocumentKind.SUPPLIER_PREPAYMENT)) {
      BigDecimal total = new BigDecimal("110.00");
      Document paid =
          new Document(
              "D1",
              kind,
              "word",
              status,
              status.name(),
              null,
              null,
              null,
              DATE,
              null,
              new DocumentAmounts(
                  "AUD",
                  BigDecimal.ONE,
                  new BigDecimal("100.00"),
                  BigDecimal.TEN,
                  total,
                  total,
                  due == null ? null : new BigDecimal(due)),
              List.of(),
              List.of(
                  new Allocation(AllocationKind.PAYMENT, "P1", DATE, new BigDecimal(allocated))),
              null);
      assertThat(violations(paid))
          .as("%s %s", kind, name)
          .isEqualTo(broken == null ? List.of() : List.of(broken));
      assertThat(GATE.check(paid, staff -> true))
          .allSatisfy(violation -> assertThat(violation.reason()).doesNotContain("null"));
    }
  }

  @Test
  void shouldAskNothingOfLinesThatDidNotCome() {
    assertThat(violations(sound("AUD", "1", List.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AUD, 1, ",
    "XXX, 1, ",
    "USD, 0.65, ",
    "ABC, 1, currency",
    "aud, 1, currency",
    "USD, 0, currency"
  })
  void shouldRefuseACurrencyThatIsNoneAndARateThatCannotBe(
      String code, String rate, String broken) {
    List<String> expected = broken == null ? List.of() : List.of(broken + " QUARANTINE");
    assertThat(violations(sound(code, rate, List.of()))).isEqualTo(expected);
    assertThat(violations(cash(code, rate, "10.00"))).isEqualTo(expected);
  }

  @Test
  void shouldRefuseCashBelowZeroUnknownStaffAndRecordsWithoutIdentifier() {
    assertThat(violations(cash("AUD", "1", "-0.01"))).containsExactly("range QUARANTINE");
    assertThat(violations(time("T1", "S9"))).containsExactly("unknown-staff QUARANTINE");
    assertThat(violations(time("T1", "S1"))).isEmpty();
    assertThat(violations(time(" ", "S1"))).containsExactly("identity QUARANTINE");
  }

  @Test
  void shouldTakeARuleAsGravelyAsTheHostWants() {
    List<QualityRule> strict =
        StandardRules.all().stream()
            .map(rule -> rule.name().equals("currency") ? rule.as(Severity.BLOCK) : rule)
            .toList();
    assertThat(new QualityGate(strict).check(cash("ABC", "1", "-1"), staff -> true))
        .extracting(Violation::rule, Violation::severity)
        .containsExactly(tuple("currency", Severity.BLOCK));
  }

  @Test
  void shouldListEveryWarningUpToTheRuleThatKeepsARecordOut() {
    List<QualityRule> rules =
        Stream.of(Severity.WARN, Severity.WARN, Severity.QUARANTINE, Severity.WARN)
            .map(severity -> new QualityRule("r", severity, (f, r) -> Optional.of("no")))
            .toList();
    assertThat(new QualityGate(rules).check(time("T1", "S1"), staff -> true)).hasSize(3);
  }

  private static List<String> violations(Fact fact) {
    return GATE.check(fact, "S1"::equals).stream()
        .map(violation -> violation.rule() + " " + violation.severity())
        .toList();
  }

  private static Document sound(String currency, String rate, List<DocumentLine> lines) {
    BigDecimal ten = new BigDecimal("10.00");
    return document(
        new DocumentAmounts(currency, new BigDecimal(rate), ten, BigDecimal.ZERO, ten, ten, ten),
        lines,
        List.of());
  }

  private static Document document(
      DocumentAmounts amounts, List<DocumentLine> lines, List<Allocation> allocations) {
    return new Document(
        "I1",
        DocumentKind.INVOICE,
        "ACCREC",
        DocumentStatus.AUTHORISED,
        "AUTHORISED",
        null,
        null,
        null,
        DATE,
        null,
        amounts,
        lines,
        allocations,
        null);
  }

  private static DocumentLine line(String amount) {
    return new DocumentLine(null, null, null, null, null, null, null, new BigDecimal(amount));
  }

  private static CashMovement cash(String currency, String rate, String amount) {
    return new CashMovement(
        "P1",
        CashMovementKind.PAYMENT,
        "ACCRECPAYMENT",
        CashDirection.IN,
        "AUTHORISED",
        true,
        DATE,
        currency,
        new BigDecimal(rate),
        new BigDecimal(amount),
        new BigDecimal(amount),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private static TimeEntry time(String id, String staff) {
    return new TimeEntry(id, "J1", staff, null, DATE, 60, true, null);
  }
}
