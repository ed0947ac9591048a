package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the n-th invoice and its story from the seed alone; immutable and thread-safe. */
final class StoryTeller {

  private static final int DAYS = 730;
  private static final int SETTLED_WITHIN_DAYS = 90;
  private static final List<String> FEES = List.of("200", "200", "210", "220", "230");
  private static final List<String> EXPENSES =
      List.of("310", "408", "445", "453", "469", "485", "489", "493");
  private final long seed;
  private final int invoices;
  private final int contacts;
  private final LocalDate asAt;
  private final int linesEach;
  private final Chart chart;
  private final List<String> work;
  private final List<String> foreign;

  StoryTeller(long seed, int invoices, int contacts, LocalDate asAt, int linesEach, Chart chart) {
    this.seed = seed;
    this.invoices = invoices;
    this.contacts = contacts;
    this.asAt = asAt;
    this.linesEach = linesEach;
    this.chart = chart;
    this.work = work(chart.country());
    this.foreign = Currency.foreign(chart.base().code());
  }

  private static List<String> work(Country country) {
    return List.of(
        "Annual accounts",
        "Tax return",
        country.taxReturn().name() + " preparation",
        "Advisory meeting",
        "Bookkeeping",
        country.words().funds() + " " + country.words().check(),
        "Company secretarial",
        "Payroll review");
  }

  Story tell(int index) {
    Dice dice = Dice.of(seed, "story", index);
    boolean receivable = dice.chance(70);
    LocalDate date = date(index);
    Currency currency = currency(dice, receivable);
    Lines lines = lines(dice, index, receivable, currency, Ids.Kind.LINE);
    Invoice invoice =
        new Invoice(
            Ids.of(Ids.Kind.INVOICE, seed, index),
            index,
            receivable,
            (receivable ? "INV-" : "BILL-") + String.format("%06d", index + 1),
            dice.chance(30) ? "PO " + dice.between(1000, 9999) : "",
            contact(dice, receivable),
            date,
            date.plusDays(dice.pick(List.of(7, 14, 14, 30, 30, 45))),
            stage(dice),
            currency,
            lines);
    if (invoice.stage() != Invoice.Stage.AUTHORISED) {
      return new Story(invoice, List.of(), List.of(), updated(index));
    }
    List<Credit> credits = new ArrayList<>(credits(dice, invoice));
    advance(invoice, credits).ifPresent(credits::add);
    return new Story(
        invoice, payments(dice, invoice, credits), List.copyOf(credits), updated(index));
  }

  /** Never earlier for a later index, so that the default order needs no sorting. */
  Instant updated(int index) {
    LocalDate settled = date(index).plusDays(SETTLED_WITHIN_DAYS);
    LocalDate day = settled.isBefore(asAt) ? settled : asAt;
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(index);
  }

  private LocalDate date(int index) {
    return asAt.minusDays(DAYS - 1L).plusDays((long) index * DAYS / invoices);
  }

  private int contact(Dice dice, boolean receivable) {
    // Suppliers are the first fifth of the contacts; some of them are customers too.
    return dice.below(receivable ? contacts : Math.max(1, contacts / 5));
  }

  private Currency currency(Dice dice, boolean receivable) {
    if (!receivable || !dice.chance(7)) {
      return chart.base();
    }
    int millionths = dice.between(620_000, 700_000);
    return new Currency(foreign.get(millionths % 2), BigDecimal.valueOf(millionths, 6));
  }

  private static Invoice.Stage stage(Dice dice) {
    int roll = dice.below(100);
    if (roll < 3) {
      return Invoice.Stage.DRAFT;
    }
    if (roll < 4) {
      return Invoice.Stage.SUBMITTED;
    }
    if (roll < 7) {
      return Invoice.Stage.VOIDED;
    }
    return roll < 8 ? Invoice.Stage.DELETED : Invoice.Stage.AUTHORISED;
  }

  private Lines lines(Dice dice, int index, boolean receivable, Currency currency, Ids.Kind kind) {
    boolean foreign = !currency.equals(chart.base());
    LineAmountTypes amounts =
        foreign
            ? LineAmountTypes.NO_TAX
            : dice.chance(75) ? LineAmountTypes.EXCLUSIVE : LineAmountTypes.INCLUSIVE;
    int count = linesEach > 0 ? linesEach : dice.between(1, 5);
    List<Line> lines = new ArrayList<>(count);
    for (int part = 0; part < count; part++) {
      Account account = chart.account(foreign ? "240" : dice.pick(receivable ? FEES : EXPENSES));
      BigDecimal quantity = BigDecimal.valueOf(dice.between(1, 40) * 25L, 2);
      BigDecimal unit =
          dice.chance(15)
              ? BigDecimal.valueOf(dice.between(200_000, 3_000_000), 4)
              : BigDecimal.valueOf(dice.between(20, 320), 0).setScale(2);
      BigDecimal amount = quantity.multiply(unit).setScale(2, RoundingMode.HALF_UP);
      Tax tax = account.tax();
      lines.add(
          new Line(
              Ids.of(kind, seed, index, part),
              dice.pick(work),
              quantity,
              unit,
              account,
              tax,
              amount,
              amounts.taxOf(tax, amount),
              dice.chance(60) ? dice.below(3) : -1));
    }
    return new Lines(amounts, List.copyOf(lines));
  }

  private List<Credit> credits(Dice dice, Invoice invoice) {
    if (!dice.chance(6)) {
      return List.of();
    }
    LocalDate date = later(dice, invoice.date());
    Account account = invoice.lines().all().get(0).account();
    LineAmountTypes amounts = invoice.lines().amounts();
    BigDecimal amount = dice.cents(1_000, 40_000);
    Line line =
        new Line(
            Ids.of(Ids.Kind.LINE, seed, invoice.index(), 100),
            "Goodwill credit",
            new BigDecimal("1.00"),
            amount,
            account,
            account.tax(),
            amount,
            amounts.taxOf(account.tax(), amount),
            -1);
    Lines lines = new Lines(amounts, List.of(line));
    BigDecimal allocated =
        dice.chance(20) ? new BigDecimal("0.00") : lines.total().min(invoice.total());
    return List.of(
        new Credit(
            Ids.of(Ids.Kind.CREDIT_NOTE, seed, invoice.index()),
            invoice.index(),
            Credit.Kind.NOTE,
            String.format("CN-%06d", invoice.index() + 1),
            date,
            invoice.currency(),
            lines,
            allocated,
            later(dice, date),
            updated(invoice.index())));
  }

  /** One in some forty invoices has money that came before it or too much of it. */
  private Optional<Credit> advance(Invoice invoice, List<Credit> before) {
    Optional<Advance> advance = Advance.of(seed, invoice.index());
    BigDecimal open =
        before.stream().map(Credit::allocated).reduce(invoice.total(), BigDecimal::subtract);
    if (advance.isEmpty() || !invoice.currency().equals(chart.base()) || open.signum() <= 0) {
      return Optional.empty();
    }
    Dice dice = Dice.of(seed, "allocation", invoice.index());
    Credit.Kind kind = advance.get().kind();
    boolean over = kind == Credit.Kind.OVERPAYMENT;
    String control = invoice.receivable() ? Chart.RECEIVABLE : Chart.PAYABLE;
    String ahead = invoice.receivable() ? Chart.UNEARNED : Chart.PAID_AHEAD;
    Line line =
        new Line(
            Ids.of(Ids.Kind.LINE, seed, invoice.index(), 101),
            over ? "Overpayment" : "Prepayment",
            new BigDecimal("1.00"),
            advance.get().amount(),
            chart.account(over ? control : ahead),
            chart.untaxed(),
            advance.get().amount(),
            new BigDecimal("0.00"),
            -1);
    return Optional.of(
        new Credit(
            Ids.of(over ? Ids.Kind.OVERPAYMENT : Ids.Kind.PREPAYMENT, seed, invoice.index()),
            invoice.index(),
            kind,
            "",
            invoice.date(),
            chart.base(),
            new Lines(LineAmountTypes.NO_TAX, List.of(line)),
            dice.chance(70) ? advance.get().amount().min(open) : new BigDecimal("0.00"),
            invoice.date(),
            updated(invoice.index())));
  }

  private List<Payment> payments(Dice dice, Invoice invoice, List<Credit> credits) {
    BigDecimal open =
        credits.stream().map(Credit::allocated).reduce(invoice.total(), BigDecimal::subtract);
    List<Payment> payments = new ArrayList<>();
    if (dice.chance(4)) {
      payments.add(payment(dice, invoice, payments.size(), open.max(BigDecimal.ONE), true));
    }
    boolean old = invoice.date().plusDays(60).isBefore(asAt);
    int roll = dice.below(100);
    if (open.signum() <= 0 || roll >= (old ? 92 : 45)) {
      return List.copyOf(payments);
    }
    BigDecimal part = portion(dice, open);
    if (roll < (old ? 8 : 12)) {
      payments.add(payment(dice, invoice, payments.size(), part, false));
    } else if (roll < (old ? 16 : 18) && part.compareTo(open) < 0) {
      payments.add(payment(dice, invoice, payments.size(), part, false));
      payments.add(payment(dice, invoice, payments.size(), open.subtract(part), false));
    } else {
      payments.add(payment(dice, invoice, payments.size(), open, false));
    }
    return List.copyOf(payments);
  }

  private static BigDecimal portion(Dice dice, BigDecimal open) {
    return open.multiply(BigDecimal.valueOf(dice.between(20, 80), 2))
        .setScale(2, RoundingMode.HALF_UP)
        .max(new BigDecimal("0.01"));
  }

  private Payment payment(
      Dice dice, Invoice invoice, int part, BigDecimal amount, boolean deleted) {
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    Currency at = chart.base();
    BigDecimal banked = cents;
    if (!invoice.currency().equals(chart.base())) {
      at =
          new Currency(
              invoice.currency().code(), BigDecimal.valueOf(dice.between(620_000, 700_000), 6));
      banked = cents.divide(exact(at.rate(), invoice.index(), part), 2, RoundingMode.HALF_UP);
    }
    return new Payment(
        Ids.of(Ids.Kind.PAYMENT, seed, invoice.index(), part),
        invoice.index(),
        later(dice, invoice.date()),
        cents,
        at,
        banked,
        chart.account(Chart.BANK),
        "Payment " + invoice.number(),
        deleted,
        updated(invoice.index()));
  }

  /** The bank's rate has more decimals than Xero shows of it. */
  private BigDecimal exact(BigDecimal shown, int story, int part) {
    int more = Dice.of(seed, "bank rate " + part, story).between(-4_999, 4_999);
    return shown.add(BigDecimal.valueOf(more, 10));
  }

  private LocalDate later(Dice dice, LocalDate date) {
    LocalDate later = date.plusDays(dice.between(0, 40));
    return later.isAfter(asAt) ? asAt : later;
  }
}
