package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells what each document books, in the base currency. On a cash basis an invoice, a bill or a
 * credit note books nothing itself; what settles it books that share of its lines and tax in the
 * control account's stead. Immutable and thread-safe.
 */
final class Posting {

  private final Chart chart;
  private final boolean cash;

  Posting(Chart chart, Scope.Basis basis) {
    this.chart = chart;
    this.cash = basis == Scope.Basis.CASH;
  }

  /** One thing that lowers what an invoice has open. */
  private record Settlement(LocalDate date, BigDecimal amount, Kept document) {}

  List<Journal> of(Story story) {
    if (story.invoice().stage() != Invoice.Stage.AUTHORISED) {
      return List.of();
    }
    List<Journal> journals = new ArrayList<>();
    if (!cash) {
      journals.add(invoice(story.invoice()));
    }
    for (Credit credit : story.credits()) {
      if (!cash || credit.kind() != Credit.Kind.NOTE) {
        journals.add(credit(story.invoice(), credit));
      }
    }
    BigDecimal open = story.invoice().total();
    for (Settlement settlement : settlements(story)) {
      BigDecimal left = open.subtract(settlement.amount());
      journals.add(settle(story.invoice(), settlement, open, left));
      open = left;
    }
    journals.removeIf(journal -> journal.lines().isEmpty());
    return journals;
  }

  List<Journal> of(BankTransaction transaction) {
    // An over- or prepayment is booked with the story whose credit it is.
    if (transaction.deleted() || transaction.kind() != BankTransaction.Kind.DIRECT) {
      return List.of();
    }
    Entry entry = new Entry(transaction.receive());
    entry.debit(transaction.bank(), transaction.lines().total());
    entry.creditLines(transaction.lines(), chart.base());
    return List.of(
        entry.journal(
            transaction.id(),
            transaction.receive() ? Journal.Source.CASHREC : Journal.Source.CASHPAID,
            transaction.date()));
  }

  List<Journal> of(BankTransfer transfer) {
    Entry entry = new Entry(true);
    entry.debit(transfer.to(), transfer.amount());
    entry.debit(transfer.from(), transfer.amount().negate());
    return List.of(entry.journal(transfer.id(), Journal.Source.TRANSFER, transfer.date()));
  }

  List<Journal> of(ManualJournal journal) {
    if (!journal.posted()) {
      return List.of();
    }
    Entry entry = new Entry(true);
    journal.lines().forEach(line -> entry.debit(line.account(), line.amount()));
    return List.of(entry.journal(journal.id(), Journal.Source.MANJOURNAL, journal.date()));
  }

  private Journal invoice(Invoice invoice) {
    Entry entry = new Entry(invoice.receivable());
    entry.debit(control(invoice), base(invoice, invoice.total()));
    entry.creditLines(invoice.lines(), invoice.currency());
    return entry.journal(
        invoice.id(),
        invoice.receivable() ? Journal.Source.ACCREC : Journal.Source.ACCPAY,
        invoice.date());
  }

  private Journal credit(Invoice invoice, Credit credit) {
    Entry entry = new Entry(!invoice.receivable());
    if (credit.kind() == Credit.Kind.NOTE) {
      entry.debit(control(invoice), credit.currency().inBase(credit.lines().total()));
    } else {
      entry.debit(chart.account(Chart.BANK), credit.lines().total().negate());
    }
    if (credit.kind() == Credit.Kind.NOTE) {
      entry.creditLines(credit.lines(), credit.currency());
    } else {
      Account other = credit.lines().all().get(0).account();
      entry.debit(other, credit.lines().total());
    }
    return entry.journal(credit.id(), source(invoice, credit.kind()), credit.date());
  }

  private Journal settle(Invoice invoice, Settlement settlement, BigDecimal open, BigDecimal left) {
    Entry entry = new Entry(invoice.receivable());
    entry.relieve(invoice, invoice.lines(), open, left);
    if (settlement.document() instanceof Credit credit) {
      if (credit.kind() == Credit.Kind.PREPAYMENT) {
        entry.debit(credit.lines().all().get(0).account(), settlement.amount());
      } else if (cash && credit.kind() == Credit.Kind.NOTE) {
        entry.recognise(
            credit.lines(), credit.currency(), credit.lines().total(), credit.remaining(), false);
      } else {
        BigDecimal total = credit.lines().total();
        entry.debit(
            control(invoice),
            credit.currency().inBase(total).subtract(credit.currency().inBase(credit.remaining())));
      }
      entry.close(chart.account(Chart.ROUNDING));
      return entry.journal(
          credit.allocationId(), source(invoice, credit.kind()), settlement.date());
    }
    Payment payment = (Payment) settlement.document();
    entry.debit(payment.bank(), payment.banked());
    entry.close(chart.account(Chart.REALISED_GAIN));
    return entry.journal(
        payment.id(),
        invoice.receivable() ? Journal.Source.ACCRECPAYMENT : Journal.Source.ACCPAYPAYMENT,
        settlement.date());
  }

  private static List<Settlement> settlements(Story story) {
    List<Settlement> all = new ArrayList<>();
    for (Payment payment : story.standing()) {
      all.add(new Settlement(payment.date(), payment.amount(), payment));
    }
    for (Credit credit : story.credits()) {
      if (credit.allocated().signum() != 0) {
        all.add(new Settlement(credit.allocatedOn(), credit.allocated(), credit));
      }
    }
    all.sort(
        Comparator.comparing(Settlement::date)
            .thenComparing(settlement -> settlement.document().id()));
    return all;
  }

  private static Journal.Source source(Invoice invoice, Credit.Kind kind) {
    return switch (kind) {
      case NOTE -> invoice.receivable() ? Journal.Source.ACCRECCREDIT : Journal.Source.ACCPAYCREDIT;
      case OVERPAYMENT ->
          invoice.receivable() ? Journal.Source.AROVERPAYMENT : Journal.Source.APOVERPAYMENT;
      case PREPAYMENT ->
          invoice.receivable() ? Journal.Source.ARPREPAYMENT : Journal.Source.APPREPAYMENT;
    };
  }

  private Account control(Invoice invoice) {
    return chart.account(invoice.receivable() ? Chart.RECEIVABLE : Chart.PAYABLE);
  }

  private static BigDecimal base(Invoice invoice, BigDecimal amount) {
    return invoice.currency().inBase(amount);
  }

  /** Where something is booked. */
  private record Place(Account account, int region) {}

  /** A booking in the making; for bills and money spent every side is turned round. */
  private final class Entry {

    private final boolean straight;
    private final Map<Place, BigDecimal> amounts = new LinkedHashMap<>();

    Entry(boolean straight) {
      this.straight = straight;
    }

    void debit(Account account, BigDecimal amount) {
      debit(new Place(account, -1), amount);
    }

    private void debit(Place place, BigDecimal amount) {
      amounts.merge(place, straight ? amount : amount.negate(), BigDecimal::add);
    }

    /** Credits lines and tax, each converted once; the largest line takes what remains. */
    void creditLines(Lines lines, Currency currency) {
      for (Line line : lines.all()) {
        debit(place(line), currency.inBase(lines.amounts().net(line)).negate());
      }
      debit(chart.account(Chart.GST), currency.inBase(lines.totalTax()).negate());
      close(place(largest(lines)));
    }

    /**
     * Takes what an invoice had open and has open no more off the control account, which always
     * holds the open amount converted once, so that it equals the sum over documents to the cent.
     */
    void relieve(Invoice invoice, Lines lines, BigDecimal open, BigDecimal left) {
      if (cash) {
        recognise(lines, invoice.currency(), open, left, true);
      } else {
        debit(control(invoice), base(invoice, left).subtract(base(invoice, open)));
      }
    }

    /** Books the share of the lines and the tax that is settled now but was not before. */
    void recognise(
        Lines lines, Currency currency, BigDecimal open, BigDecimal left, boolean credit) {
      List<BigDecimal> before = settled(lines, currency, open);
      List<BigDecimal> after = settled(lines, currency, left);
      for (int i = 0; i < after.size(); i++) {
        BigDecimal now = after.get(i).subtract(before.get(i));
        Place place =
            i < lines.all().size()
                ? place(lines.all().get(i))
                : new Place(chart.account(Chart.GST), -1);
        debit(place, credit ? now.negate() : now);
      }
    }

    /** What of each line, and last of the tax, is settled while so much is open. */
    private List<BigDecimal> settled(Lines lines, Currency currency, BigDecimal open) {
      BigDecimal total = currency.inBase(lines.total());
      BigDecimal tax = currency.inBase(lines.totalTax());
      List<BigDecimal> nets = new ArrayList<>();
      lines.all().forEach(line -> nets.add(currency.inBase(lines.amounts().net(line))));
      BigDecimal net = total.subtract(tax);
      int most = lines.all().indexOf(largest(lines));
      BigDecimal rest = net.subtract(nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      nets.set(most, nets.get(most).add(rest));
      BigDecimal paid = total.subtract(currency.inBase(open));
      BigDecimal share =
          total.signum() == 0 ? net : net.multiply(paid).divide(total, 2, RoundingMode.HALF_UP);
      List<BigDecimal> settled = new ArrayList<>(Share.out(share, nets));
      settled.add(paid.subtract(settled.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
      return settled;
    }

    private static Line largest(Lines lines) {
      return Collections.max(
          lines.all(), Comparator.comparing((Line line) -> lines.amounts().net(line).abs()));
    }

    private static Place place(Line line) {
      return new Place(line.account(), line.region());
    }

    void close(Account into) {
      close(new Place(into, -1));
    }

    private void close(Place into) {
      BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      amounts.merge(into, sum.negate(), BigDecimal::add);
    }

    Journal journal(UUID id, Journal.Source source, LocalDate date) {
      List<Journal.Line> lines = new ArrayList<>();
      amounts.forEach(
          (place, amount) -> {
            if (amount.signum() != 0) {
              lines.add(new Journal.Line(place.account(), amount, place.region()));
            }
          });
      return new Journal(id, source, date, lines);
    }
  }
}
