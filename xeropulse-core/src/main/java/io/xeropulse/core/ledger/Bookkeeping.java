package io.xeropulse.core.ledger;

import io.xeropulse.core.ledger.Settlements.Settlement;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.LineTax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Books documents and cash movements on the accrual basis as Xero does, in base currency. Stateless
 * and thread-safe.
 *
 * <p>A document books its total to the control account, its lines without tax and its tax, each
 * converted once at the document's rate; what conversion leaves over goes to the largest line. A
 * control account always holds what is open converted once, so a settlement relieves it of the
 * difference between what was open before and after, at the document's rate; a payment moves a bank
 * account in base currency by what that says itself and any other at the payment's own rate, and
 * the gap between the two is a realised currency gain.
 */
public final class Bookkeeping {
  private final Chart chart;
  private final String baseCurrency;

  /**
   * Creates a bookkeeping.
   *
   * @param chart the organization's accounts
   * @param baseCurrency ISO 4217 code of its books
   */
  public Bookkeeping(Chart chart, String baseCurrency) {
    this.chart = chart;
    this.baseCurrency = baseCurrency;
  }

  /**
   * Books everything.
   *
   * @param documents every document, those out of the books too
   * @param cash every cash movement, deleted ones too
   * @return the bookings, and where documents and payments contradict each other
   */
  public Books book(Collection<Document> documents, Collection<CashMovement> cash) {
    Map<String, Document> byId = new LinkedHashMap<>();
    documents.forEach(document -> byId.put(document.sourceId(), document));
    Settlements settlements = new Settlements(byId, cash);
    List<Booking> bookings = new ArrayList<>();
    for (Document document : byId.values()) {
      if (document.status().inTheBooks()) {
        if (booksItself(document.kind())) {
          bookings.add(document(document));
        }
        if (document.kind() == DocumentKind.MANUAL_JOURNAL) {
          bookings.add(journal(document));
        } else if (document.kind() != DocumentKind.OTHER) {
          settle(document, settlements, byId, bookings);
        }
      }
    }
    for (CashMovement movement : cash) {
      if (movement.kind() == CashMovementKind.BANK_TRANSACTION && ofItsOwn(movement)) {
        bookings.add(bankTransaction(movement));
      } else if (movement.kind() == CashMovementKind.BANK_TRANSFER && movement.live()) {
        bookings.add(transfer(movement));
      }
    }
    bookings.removeIf(booking -> booking.lines().isEmpty());
    return new Books(bookings, settlements.doubts());
  }

  /** Money in or out for what its lines say; the two sides of a transfer are the transfer's. */
  private static boolean ofItsOwn(CashMovement movement) {
    return movement.live()
        && movement.direction() != CashDirection.UNKNOWN
        && !movement.sourceType().endsWith("-TRANSFER");
  }

  /** Over- and prepayments come with the bank transaction that made them. */
  private static boolean booksItself(DocumentKind kind) {
    return switch (kind) {
      case INVOICE, BILL, CREDIT_NOTE, SUPPLIER_CREDIT_NOTE -> true;
      case OVERPAYMENT,
          SUPPLIER_OVERPAYMENT,
          PREPAYMENT,
          SUPPLIER_PREPAYMENT,
          MANUAL_JOURNAL,
          OTHER ->
          false;
    };
  }

  private static Booking transfer(CashMovement movement) {
    Entry entry = new Entry(1);
    entry.debit(
        Objects.requireNonNullElse(movement.counterAccountId(), "bank:unnamed"),
        movement.baseAmount());
    entry.credit(bank(movement), movement.baseAmount());
    return entry.booking(
        movement.sourceId(), Booking.Kind.TRANSFER, movement.sourceId(), movement.date());
  }

  /** Journals are in base currency. What does not add up shows in the rounding account. */
  private Booking journal(Document journal) {
    Entry entry = new Entry(1);
    LineTax lineTax = Objects.requireNonNullElse(journal.lineTax(), LineTax.EXCLUSIVE);
    for (DocumentLine line : journal.lines()) {
      BigDecimal tax = Objects.requireNonNullElse(line.taxAmount(), BigDecimal.ZERO);
      entry.debit(chart.of(line), base(BigDecimal.ONE, lineTax.net(line)));
      entry.debit(chart.system(SystemAccount.TAX), base(BigDecimal.ONE, tax));
    }
    return entry
        .closedInto(chart.system(SystemAccount.ROUNDING))
        .booking(
            journal.sourceId(), Booking.Kind.MANUAL_JOURNAL, journal.sourceId(), journal.date());
  }

  private Booking document(Document document) {
    DocumentAmounts amounts = document.amounts();
    BigDecimal inBase = base(amounts, amounts.total());
    Entry entry = new Entry(side(document.kind()));
    entry.debit(control(document, inBase, amounts.total()));
    LineAmounts lines = new LineAmounts(document.lines(), document.lineTax(), amounts.total());
    split(lines, amounts.total(), amounts.totalTax(), amounts.rate())
        .of(amounts.total(), inBase)
        .forEach(entry::credit);
    return entry.booking(
        document.sourceId(), Booking.Kind.DOCUMENT, document.sourceId(), document.date());
  }

  private Booking bankTransaction(CashMovement movement) {
    Entry entry = new Entry(movement.direction() == CashDirection.IN ? 1 : -1);
    entry.debit(bank(movement), movement.baseAmount());
    LineAmounts lines = new LineAmounts(movement.lines(), movement.lineTax(), movement.amount());
    split(lines, movement.amount(), lines.tax(), movement.rate())
        .of(movement.amount(), movement.baseAmount())
        .forEach(entry::credit);
    return entry.booking(
        movement.sourceId(), Booking.Kind.BANK_TRANSACTION, movement.sourceId(), movement.date());
  }

  private LineSplit split(LineAmounts lines, BigDecimal total, BigDecimal tax, BigDecimal rate) {
    return new LineSplit(chart, baseCurrency, lines, total, tax, rate);
  }

  private void settle(
      Document document,
      Settlements settlements,
      Map<String, Document> byId,
      List<Booking> bookings) {
    boolean credit = Settlements.credit(document.kind());
    BigDecimal open = document.amounts().total();
    for (Settlement settlement : settlements.of(document.sourceId())) {
      BigDecimal left = open.subtract(settlement.amount());
      Fall fall = new Fall(document, open, left);
      if (settlement.creditId() == null) {
        bookings.add(payment(fall, settlement));
      } else if (!credit) {
        Document given = byId.get(settlement.creditId());
        bookings.add(allocation(fall, settlement, given, settlements));
      } else if (settlement.creditId().equals(document.sourceId())) {
        Document invoice = byId.get(settlement.id());
        if (invoice == null || !invoice.status().inTheBooks()) {
          bookings.add(givenAway(fall, settlement));
        }
      }
      open = left;
    }
  }

  /** What is open of a document before and after a settlement, in its currency. */
  private record Fall(Document document, BigDecimal open, BigDecimal left) {
    BigDecimal amount() {
      return open.subtract(left);
    }
  }

  private Booking payment(Fall fall, Settlement settlement) {
    Document document = fall.document();
    Entry entry = new Entry(side(document.kind()));
    CashMovement payment = settlement.payment();
    if (payment == null) {
      // Its bank account is not known while it is not held; it shows as such in the certificate.
      entry.debit("payment:" + settlement.id(), base(fall));
    } else {
      entry.debit(bank(payment), moved(payment));
    }
    relief(fall).forEach(entry::credit);
    return entry
        .closedInto(chart.system(SystemAccount.REALISED_GAIN))
        .booking(settlement.id(), Booking.Kind.PAYMENT, document.sourceId(), settlement.date());
  }

  /** A bank account in base currency moves what it says itself, which no rate gives to the cent. */
  private BigDecimal moved(CashMovement payment) {
    BigDecimal own = payment.bankAmount();
    return own != null && chart.keptIn(bank(payment), baseCurrency)
        ? base(BigDecimal.ONE, own)
        : payment.baseAmount();
  }

  private Booking allocation(
      Fall fall, Settlement settlement, @Nullable Document credit, Settlements settlements) {
    Document invoice = fall.document();
    Entry entry = new Entry(side(invoice.kind()));
    relief(fall).forEach(entry::credit);
    boolean sameRate = true;
    if (credit == null) {
      // Its own account is not known while it is not held; it shows as such in the certificate.
      entry.debit("credit:" + settlement.creditId(), base(fall));
    } else {
      sameRate = credit.amounts().rate().compareTo(invoice.amounts().rate()) == 0;
      relief(creditFall(credit, settlement, settlements)).forEach(entry::debit);
    }
    return entry
        .closedInto(chart.system(sameRate ? SystemAccount.ROUNDING : SystemAccount.REALISED_GAIN))
        .booking(
            Objects.requireNonNull(settlement.creditId()),
            Booking.Kind.ALLOCATION,
            invoice.sourceId(),
            settlement.date());
  }

  /** Set against an invoice that is not held or not in the books, which so owes it to us. */
  private Booking givenAway(Fall fall, Settlement settlement) {
    Document credit = fall.document();
    Entry entry = new Entry(side(credit.kind()));
    relief(fall).forEach(entry::credit);
    OpenPart part = new OpenPart(settlement.id(), credit.amounts().currency(), fall.amount());
    entry.debit(new LedgerLine(control(credit.kind()), base(fall), part));
    return entry.booking(
        credit.sourceId(), Booking.Kind.ALLOCATION, credit.sourceId(), settlement.date());
  }

  /** How the credit's own balance falls by this allocation alone. */
  private static Fall creditFall(Document credit, Settlement settlement, Settlements settlements) {
    BigDecimal open = credit.amounts().total();
    for (Settlement own : settlements.of(credit.sourceId())) {
      BigDecimal left = open.subtract(own.amount());
      if (own.number() == settlement.number()) {
        return new Fall(credit, open, left);
      }
      open = left;
    }
    throw new IllegalStateException(
        "The allocation of %s to %s lowers the one and not the other"
            .formatted(credit.sourceId(), settlement.documentId()));
  }

  /**
   * What a document's balance falls by: on a control account, or on a prepayment's own accounts,
   * which hold what is open of it, so that nothing remains on them once it is used up.
   */
  private List<LedgerLine> relief(Fall fall) {
    Document document = fall.document();
    if (document.kind() != DocumentKind.PREPAYMENT
        && document.kind() != DocumentKind.SUPPLIER_PREPAYMENT) {
      return List.of(control(document, base(fall), fall.amount()));
    }
    DocumentAmounts amounts = document.amounts();
    LineAmounts lines = new LineAmounts(document.lines(), document.lineTax(), amounts.total());
    LineSplit split = split(lines, amounts.total(), lines.tax(), amounts.rate());
    List<LedgerLine> shares = new ArrayList<>(split.of(fall.open(), base(amounts, fall.open())));
    split.of(fall.left(), base(amounts, fall.left())).forEach(share -> shares.add(share.negated()));
    return shares;
  }

  /** 1 where the balance is a debit: somebody owes us. */
  private static int side(DocumentKind kind) {
    return switch (kind) {
      case INVOICE, SUPPLIER_CREDIT_NOTE, SUPPLIER_OVERPAYMENT, SUPPLIER_PREPAYMENT -> 1;
      case BILL, CREDIT_NOTE, OVERPAYMENT, PREPAYMENT, MANUAL_JOURNAL, OTHER -> -1;
    };
  }

  private LedgerLine control(Document document, BigDecimal amount, BigDecimal documentAmount) {
    return new LedgerLine(
        control(document.kind()),
        amount,
        new OpenPart(document.sourceId(), document.amounts().currency(), documentAmount));
  }

  private String control(DocumentKind kind) {
    return chart.system(
        switch (kind) {
          case INVOICE, CREDIT_NOTE, OVERPAYMENT, PREPAYMENT, MANUAL_JOURNAL, OTHER ->
              SystemAccount.RECEIVABLE;
          case BILL, SUPPLIER_CREDIT_NOTE, SUPPLIER_OVERPAYMENT, SUPPLIER_PREPAYMENT ->
              SystemAccount.PAYABLE;
        });
  }

  private static String bank(CashMovement movement) {
    return Objects.requireNonNullElse(movement.accountId(), "bank:unnamed");
  }

  /** The difference between what is open before and after, each converted once. */
  private BigDecimal base(Fall fall) {
    DocumentAmounts amounts = fall.document().amounts();
    return base(amounts, fall.open()).subtract(base(amounts, fall.left()));
  }

  private BigDecimal base(DocumentAmounts amounts, BigDecimal amount) {
    return base(amounts.rate(), amount);
  }

  private BigDecimal base(BigDecimal rate, BigDecimal amount) {
    return CurrencyConversion.toBase(amount, rate, baseCurrency);
  }
}
