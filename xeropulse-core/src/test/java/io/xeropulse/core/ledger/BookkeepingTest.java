package io.xeropulse.core.ledger;

import static io.xeropulse.core.ledger.Made.DAY;
import static io.xeropulse.core.ledger.Made.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookkeepingTest {
  private static final FinancialYear JUNE = new FinancialYear(6, 30);
  private final Bookkeeping bookkeeping = new Bookkeeping(Made.CHART, "AUD");

  @Test
  void shouldBookAnInvoiceToReceivableIncomeAndTax() {
    Document invoice = invoice("I1", "AUD", "1", line("200", "100.00", "10.00"));
    assertThat(balances(List.of(invoice), List.of()))
        .isEqualTo(Map.of("debtors", "110.00", "gst", "-10.00", "sales", "-100.00"));
  }

  @Test
  void shouldBookAForeignPaymentsGapToRealisedGains() {
    Document invoice = invoice("I1", "USD", "0.65", line("200", "100.00", "0.00"));
    CashMovement paid = Made.payment("P1", CashDirection.IN, "I1", DAY, "0.70", "100.00");
    // 100 / 0.65 = 153.85 is owed and 100 / 0.70 = 142.86 comes in.
    assertThat(balances(List.of(paid(invoice, "P1", "100.00")), List.of(paid)))
        .isEqualTo(Map.of("bank", "142.86", "gains", "10.99", "sales", "-153.85"));
  }

  @Test
  void shouldLeaveWhatConversionLeavesOverOnTheLargestLine() {
    DocumentLine less = line("200", "-1.80", "0.00");
    DocumentLine large = line("469", "36.00", "0.00");
    for (List<DocumentLine> lines : List.of(List.of(less, large), List.of(large, less))) {
      Document bill =
          Made.document("B1", DocumentKind.BILL, DAY, "USD", "0.575687", lines, List.of());
      // 34.20 is 59.41; 36.00 is 62.53, 1.80 is 3.13, and 0.01 remains.
      assertThat(balances(List.of(bill), List.of()))
          .isEqualTo(Map.of("creditors", "-59.41", "rent", "62.54", "sales", "-3.13"));
    }
  }

  @Test
  void shouldLeaveNothingOfAPrepaymentThatIsUsedUpInParts() {
    List<DocumentLine> lines = List.of(line("625", "10.00", "1.00"), line("625", "10.01", "0.00"));
    List<Allocation> thirds =
        List.of(
            new Allocation(AllocationKind.PREPAYMENT, "I1", DAY, new BigDecimal("7.01")),
            new Allocation(AllocationKind.PREPAYMENT, "I1", DAY, new BigDecimal("7.00")),
            new Allocation(AllocationKind.PREPAYMENT, "I1", DAY, new BigDecimal("7.00")));
    Document invoice = invoice("I1", "AUD", "1", line("200", "21.01", "0.00"));
    Document prepayment =
        Made.document("P1", DocumentKind.PREPAYMENT, DAY, "AUD", "1", lines, thirds);
    // The bank transaction that made it is not held, so what it used up is all that shows.
    assertThat(balances(List.of(invoice, prepayment), List.of()))
        .isEqualTo(Map.of("ahead", "20.01", "gst", "1.00", "sales", "-21.01"));
  }

  @Test
  void shouldEmptyTheControlAccountHoweverThePaymentsAreCut() {
    Document invoice = invoice("I1", "USD", "0.653", line("200", "99.99", "0.00"));
    List<CashMovement> thirds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      thirds.add(Made.payment("P" + i, CashDirection.IN, "I1", DAY.plusDays(i), "0.653", "33.33"));
    }
    assertThat(balances(List.of(invoice), thirds)).doesNotContainKey("debtors");
  }

  @Test
  void shouldSetACreditNoteAgainstAnInvoiceOnceAlthoughBothListIt() {
    Allocation onInvoice =
        new Allocation(AllocationKind.CREDIT_NOTE, "C1", DAY, new BigDecimal("40.00"));
    Allocation onCredit =
        new Allocation(AllocationKind.CREDIT_NOTE, "I1", DAY, new BigDecimal("40.00"));
    Document invoice =
        Made.document(
            "I1",
            DocumentKind.INVOICE,
            DAY,
            "AUD",
            "1",
            List.of(line("200", "100.00", "0.00")),
            List.of(onInvoice));
    Document credit =
        Made.document(
            "C1",
            DocumentKind.CREDIT_NOTE,
            DAY,
            "AUD",
            "1",
            List.of(line("200", "40.00", "0.00")),
            List.of(onCredit));
    Books books = bookkeeping.book(List.of(invoice, credit), List.of());
    assertThat(balances(books)).isEqualTo(Map.of("debtors", "60.00", "sales", "-60.00"));
    assertThat(books.doubts()).isEmpty();
  }

  @Test
  void shouldRelieveACreditByEachOfTwoAllocationsOfADay() {
    List<Allocation> parts =
        List.of(
            new Allocation(AllocationKind.CREDIT_NOTE, "I1", DAY, new BigDecimal("30.00")),
            new Allocation(AllocationKind.CREDIT_NOTE, "I1", DAY, new BigDecimal("70.00")));
    DocumentLine line = line("200", "100.00", "0.00");
    for (String rate : List.of("0.50", "0.625")) {
      Document invoice =
          Made.document("I1", DocumentKind.INVOICE, DAY, "USD", "0.50", List.of(line), List.of());
      Document credit =
          Made.document("C1", DocumentKind.CREDIT_NOTE, DAY, "USD", rate, List.of(line), parts);
      // 200.00 was owed to us; at the other rate, 160.00 by us.
      assertThat(balances(List.of(invoice, credit), List.of()))
          .isEqualTo(rate.equals("0.50") ? Map.of() : Map.of("sales", "-40.00", "gains", "40.00"));
    }
  }

  @Test
  void shouldSayWhichPaymentIsMissingDoubledOrDifferent() {
    Document invoice =
        paid(invoice("I1", "AUD", "1", line("200", "100.00", "0.00")), "P1", "100.00");
    CashMovement right = Made.payment("P1", CashDirection.IN, "I1", DAY, "1", "100.00");
    CashMovement wrong = Made.payment("P1", CashDirection.IN, "I1", DAY, "1", "100.01");
    CashMovement again = Made.payment("P2", CashDirection.IN, "I1", DAY, "1", "100.00");
    CashMovement lost = Made.payment("P3", CashDirection.IN, "gone", DAY, "1", "5.00");
    assertThat(doubts(invoice, right)).isEmpty();
    assertThat(doubts(invoice)).containsExactly("P1");
    assertThat(doubts(invoice, wrong)).containsExactly("P1");
    assertThat(doubts(invoice, right, again)).containsExactly("P2");
    assertThat(doubts(invoice, right, lost)).containsExactly("gone");
  }

  @Test
  void shouldKeepAnAccountThatTheChartLacksInSight() {
    Document invoice = invoice("I1", "AUD", "1", line("999", "100.00", "0.00"));
    assertThat(balances(List.of(invoice), List.of()))
        .isEqualTo(Map.of("code:999", "-100.00", "debtors", "100.00"));
  }

  @Test
  void shouldCloseEarlierYearsIntoRetainedEarnings() {
    Document invoice = invoice("I1", "AUD", "1", line("200", "100.00", "0.00"));
    Books books = bookkeeping.book(List.of(invoice), List.of());
    TrialBalance next = TrialBalance.of(books.bookings(), Made.CHART, JUNE, DAY.plusYears(1));
    assertThat(next.balances())
        .isEqualTo(
            Map.of("debtors", new BigDecimal("100.00"), "retained", new BigDecimal("-100.00")));
  }

  @Test
  void shouldBalanceToTheCentWhateverIsBookedInThreeCurrencies() {
    long seed = Long.getLong("seed", 11);
    int rounds = Boolean.getBoolean("xeropulse.proof") ? 5_000 : 300;
    Random random = new Random(seed);
    for (int i = 0; i < rounds; i++) {
      List<Document> documents = new ArrayList<>();
      List<CashMovement> payments = new ArrayList<>();
      for (int d = 0; d < 5; d++) {
        document("D" + d, random, documents, payments);
      }
      Books books = bookkeeping.book(documents, payments);
      BigDecimal sum = BigDecimal.ZERO;
      for (Booking booking : books.bookings()) {
        BigDecimal own =
            booking.lines().stream()
                .map(LedgerLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(own).as("seed %d, round %d: %s", seed, i, booking).isEqualByComparingTo("0.00");
        booking.lines().forEach(l -> assertThat(l.amount().scale()).isLessThanOrEqualTo(2));
        sum = sum.add(own);
      }
      assertThat(sum).as("seed %d, round %d", seed, i).isEqualByComparingTo("0.00");
      // Every document is paid in full, so the control accounts are empty.
      assertThat(balances(books)).doesNotContainKeys("debtors", "creditors");
    }
  }

  @Test
  void shouldMoveATransferFromOneBankToTheOtherInBaseCurrency() {
    CashMovement transfer = Made.transfer("T1", DAY, "bank", "savings", "0.50", "100.00", true);
    CashMovement deleted = Made.transfer("T2", DAY, "bank", "savings", "1", "70.00", false);

    Books books = bookkeeping.book(List.of(), List.of(transfer, deleted));

    assertThat(books.bookings()).extracting(Booking::kind).containsExactly(Booking.Kind.TRANSFER);
    assertThat(balances(books).get("savings")).isEqualTo("200.00");
    assertThat(balances(books).get("bank")).isEqualTo("-200.00");
  }

  @Test
  void shouldBookAManualJournalWithItsTax() {
    Document journal =
        Made.document(
            "J1",
            DocumentKind.MANUAL_JOURNAL,
            DAY,
            "AUD",
            "1",
            List.of(line("400", "100.00", "10.00"), line("200", "-110.00", "0.00")),
            List.of());

    Books books = bookkeeping.book(List.of(journal), List.of());

    Booking booking = books.bookings().get(0);
    assertThat(booking.kind()).isEqualTo(Booking.Kind.MANUAL_JOURNAL);
    assertThat(booking.lines())
        .extracting(l -> l.accountId() + " " + l.amount())
        .contains("gst 10.00")
        .noneMatch(l -> l.startsWith("rounding"));
  }

  @Test
  void shouldRefuseABookingOutOfBalance() {
    assertThatThrownBy(
            () ->
                new Booking(
                    "J1",
                    Booking.Kind.MANUAL_JOURNAL,
                    "J1",
                    DAY,
                    List.of(new LedgerLine("bank", new BigDecimal("0.01")))))
        .hasMessageContaining("out of balance by 0.01");
  }

  @Test
  void shouldSayWhichPaymentDoesNotSayWhatItSettles() {
    CashMovement payment = Made.payment("P7", CashDirection.IN, null, DAY, "1", "100.00");
    assertThat(bookkeeping.book(List.of(), List.of(payment)).doubts())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.sourceId()).isEqualTo("P7");
              assertThat(doubt.message()).contains("P7", "does not say").doesNotContain("null");
            });
  }

  private static void document(
      String id, Random random, List<Document> documents, List<CashMovement> payments) {
    String[] currencies = {"AUD", "USD", "GBP"};
    String currency = currencies[random.nextInt(3)];
    String rate = currency.equals("AUD") ? "1" : "0." + (500_000 + random.nextInt(400_000));
    List<DocumentLine> lines = new ArrayList<>();
    for (int l = 0; l <= random.nextInt(4); l++) {
      lines.add(line("200", cents(random, 100_000), cents(random, 10_000)));
    }
    DocumentKind kind = random.nextBoolean() ? DocumentKind.INVOICE : DocumentKind.BILL;
    Document document = Made.document(id, kind, DAY, currency, rate, lines, List.of());
    documents.add(document);
    BigDecimal total = document.amounts().total();
    BigDecimal part =
        new BigDecimal(cents(random, Math.max(2, total.movePointRight(2).intValue())));
    CashDirection direction = kind == DocumentKind.INVOICE ? CashDirection.IN : CashDirection.OUT;
    String own = currency.equals("AUD") ? "1" : "0." + (500_000 + random.nextInt(400_000));
    payments.add(Made.payment(id + "a", direction, id, DAY, own, part.toPlainString()));
    payments.add(
        Made.payment(
            id + "b", direction, id, DAY.plusDays(1), own, total.subtract(part).toPlainString()));
  }

  private static String cents(Random random, int bound) {
    return BigDecimal.valueOf(1 + random.nextInt(bound - 1), 2).toPlainString();
  }

  private static Document invoice(String id, String currency, String rate, DocumentLine line) {
    return Made.document(id, DocumentKind.INVOICE, DAY, currency, rate, List.of(line), List.of());
  }

  private static Document paid(Document invoice, String payment, String amount) {
    Allocation allocation =
        new Allocation(AllocationKind.PAYMENT, payment, DAY, new BigDecimal(amount));
    return Made.document(
        invoice.sourceId(),
        invoice.kind(),
        invoice.date(),
        invoice.amounts().currency(),
        invoice.amounts().rate().toPlainString(),
        invoice.lines(),
        List.of(allocation));
  }

  private List<String> doubts(Document invoice, CashMovement... payments) {
    return bookkeeping.book(List.of(invoice), List.of(payments)).doubts().stream()
        .map(Doubt::sourceId)
        .toList();
  }

  private Map<String, String> balances(List<Document> documents, List<CashMovement> cash) {
    return balances(bookkeeping.book(documents, cash));
  }

  private static Map<String, String> balances(Books books) {
    Map<String, String> texts = new TreeMap<>();
    TrialBalance.of(books.bookings(), Made.CHART, JUNE, DAY.plusDays(30))
        .balances()
        .forEach((account, amount) -> texts.put(account, amount.toPlainString()));
    return texts;
  }
}
