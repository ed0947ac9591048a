package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Makes what is booked without invoices: bank transactions, transfers, depreciation; immutable. */
final class CashBook {

  private static final int DAYS = 730;
  private static final int MONTHS = 24;
  private static final List<String> SPENDING = List.of("404", "477", "477", "469", "453", "493");

  private final long seed;
  private final int transactions;
  private final int transfers;
  private final LocalDate asAt;
  private final Chart chart;
  private final StoryTeller stories;

  CashBook(long seed, int invoices, LocalDate asAt, Chart chart, StoryTeller stories) {
    this.seed = seed;
    this.stories = stories;
    this.transactions = invoices == 0 ? 0 : 1 + (invoices + Advance.STRIDE - 2) / Advance.STRIDE;
    this.transfers = invoices / 40;
    this.asAt = asAt;
    this.chart = chart;
  }

  int transactions() {
    return transactions;
  }

  int transfers() {
    return transfers;
  }

  int journals() {
    return transactions == 0 ? 0 : MONTHS;
  }

  BankTransaction transaction(int index) {
    return index == 0
        ? direct(0)
        : stories.tell((index - 1) * Advance.STRIDE + 1).credits().stream()
            .filter(credit -> credit.kind() != Credit.Kind.NOTE)
            .findFirst()
            .map(credit -> cashSide(index, credit))
            .orElseGet(() -> direct(index));
  }

  private BankTransaction cashSide(int index, Credit credit) {
    Invoice invoice = stories.tell(credit.story()).invoice();
    return new BankTransaction(
        Ids.of(Ids.Kind.BANK_TRANSACTION, seed, index),
        invoice.receivable(),
        credit.kind() == Credit.Kind.OVERPAYMENT
            ? BankTransaction.Kind.OVERPAYMENT
            : BankTransaction.Kind.PREPAYMENT,
        credit.date(),
        chart.account(Chart.BANK),
        invoice.contact(),
        "Statement " + (index + 1),
        false,
        credit.lines(),
        at(spread(index, transactions), index));
  }

  private BankTransaction direct(int index) {
    Dice dice = Dice.of(seed, "cash", index);
    boolean capital = index == 0;
    boolean receive = capital || dice.chance(15);
    Account account =
        chart.account(capital ? Chart.CAPITAL : receive ? "270" : dice.pick(SPENDING));
    BigDecimal amount =
        capital
            ? new BigDecimal("250000.00")
            : account.code().equals("477")
                ? dice.cents(200_000, 450_000)
                : dice.cents(500, receive ? 20_000 : 120_000);
    Line line =
        new Line(
            Ids.of(Ids.Kind.LINE, seed, index, 200),
            account.name(),
            new BigDecimal("1.00"),
            amount,
            account,
            account.tax(),
            amount,
            LineAmountTypes.INCLUSIVE.taxOf(account.tax(), amount),
            dice.chance(40) ? dice.below(3) : -1);
    LocalDate date = spread(index, transactions);
    return new BankTransaction(
        Ids.of(Ids.Kind.BANK_TRANSACTION, seed, index),
        receive,
        BankTransaction.Kind.DIRECT,
        date,
        chart.account(Chart.BANK),
        0,
        "Statement " + (index + 1),
        !capital && dice.chance(2),
        new Lines(LineAmountTypes.INCLUSIVE, List.of(line)),
        at(date, index));
  }

  BankTransfer transfer(int index) {
    Dice dice = Dice.of(seed, "transfer", index);
    LocalDate date = spread(index, transfers);
    boolean save = dice.chance(70);
    return new BankTransfer(
        Ids.of(Ids.Kind.BANK_TRANSFER, seed, index),
        date,
        chart.account(save ? Chart.BANK : Chart.SAVINGS),
        chart.account(save ? Chart.SAVINGS : Chart.BANK),
        dice.cents(10_000, 500_000),
        at(date, index));
  }

  /** Depreciation, at every month's end; the newest one is still a draft. */
  ManualJournal journal(int index) {
    LocalDate date = asAt.minusMonths(MONTHS - 1L - index);
    BigDecimal amount =
        BigDecimal.valueOf(4_000 + Dice.of(seed, "depreciation", index).below(500), 1)
            .setScale(2, RoundingMode.HALF_UP);
    return new ManualJournal(
        Ids.of(Ids.Kind.MANUAL_JOURNAL, seed, index),
        "Depreciation " + date.getYear() + "-" + date.getMonthValue(),
        date,
        index < MONTHS - 1,
        List.of(
            new ManualJournal.Entry(chart.account("416"), amount),
            new ManualJournal.Entry(chart.account("711"), amount.negate())),
        at(date, index));
  }

  private LocalDate spread(int index, int count) {
    return asAt.minusDays(DAYS - 1L).plusDays((long) index * DAYS / count);
  }

  private static Instant at(LocalDate date, int index) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(index);
  }
}
