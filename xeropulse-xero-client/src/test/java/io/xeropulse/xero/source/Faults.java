package io.xeropulse.xero.source;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.sync.proof.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways in which a warehouse can come to hold something else than the source has. */
final class Faults {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** What is held after the fault, and the records of which one must be named. */
  record Planted(Held held, List<String> culprits) {}

  /** A fault. */
  interface Fault {
    Planted plant(Held clean, Random random);
  }

  private Faults() {}

  static Map<String, Fault> all() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    for (DocumentKind kind :
        List.of(DocumentKind.INVOICE, DocumentKind.BILL, DocumentKind.CREDIT_NOTE)) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT);
      Predicate<Document> chosen = d -> d.kind() == kind && d.status().inTheBooks();
      faults.put("drop one " + name, dropDocument(chosen));
      faults.put("flip a cent of one " + name, changeDocument(chosen, d -> cents(d, CENT)));
      faults.put(
          "double the amounts of one " + name,
          changeDocument(chosen, d -> cents(d, d.amounts().total())));
      faults.put(
          "swap the sign of one " + name,
          changeDocument(
              chosen, d -> cents(d, d.amounts().total().multiply(new BigDecimal("-2")))));
      faults.put(
          "shift the date of one " + name + " into an earlier month",
          changeDocument(chosen, d -> dated(d, d.date().minusDays(40))));
      faults.put(
          "void one " + name + " that stands",
          changeDocument(chosen, d -> status(d, DocumentStatus.VOIDED)));
      faults.put(
          "book one line of one " + name + " elsewhere",
          changeDocument(
              chosen,
              d -> lines(d, first(d.lines(), l -> line(l, "404", l.lineAmount(), l.taxAmount())))));
      faults.put(
          "lose one line of one " + name,
          changeDocument(chosen, d -> lines(d, d.lines().subList(1, d.lines().size()))));
      faults.put("double one " + name + " under another id", doubleDocument(chosen));
    }
    Predicate<Document> usd =
        d ->
            d.kind() == DocumentKind.INVOICE
                && d.status().inTheBooks()
                && d.amounts().currency().equals("USD");
    faults.put(
        "take a foreign invoice at rate 1", changeDocument(usd, d -> rated(d, BigDecimal.ONE)));
    faults.put(
        "take a foreign invoice at a wrong rate",
        changeDocument(usd, d -> rated(d, d.amounts().rate().add(new BigDecimal("0.01")))));
    Predicate<Document> taxed =
        d ->
            d.kind() == DocumentKind.INVOICE
                && d.status().inTheBooks()
                && d.amounts().totalTax().signum() > 0;
    faults.put("null the tax of an invoice", changeDocument(taxed, Faults::withoutTax));
    faults.put(
        "keep a voided invoice as it was before",
        changeDocument(
            d -> d.kind() == DocumentKind.INVOICE && d.status() == DocumentStatus.VOIDED,
            d -> status(d, DocumentStatus.AUTHORISED)));
    faults.put(
        "book a draft",
        changeDocument(
            d -> d.kind() == DocumentKind.INVOICE && d.status() == DocumentStatus.DRAFT,
            d -> status(d, DocumentStatus.AUTHORISED)));
    faults.put(
        "null an amount",
        changeDocument(
            d -> d.kind() == DocumentKind.BILL && d.status().inTheBooks(),
            d -> lines(d, first(d.lines(), l -> line(l, l.accountCode(), null, l.taxAmount())))));
    Predicate<CashMovement> payment = m -> m.kind() == CashMovementKind.PAYMENT && m.live();
    Predicate<CashMovement> bank = m -> m.kind() == CashMovementKind.BANK_TRANSACTION && m.live();
    faults.put("drop one payment", dropCash(payment));
    faults.put("double one payment", doubleCash(payment));
    faults.put(
        "flip a cent of one payment",
        changeCash(payment, m -> amount(m, m.amount().add(CENT), m.baseAmount().add(CENT))));
    faults.put(
        "shift the date of one payment into an earlier month",
        changeCash(payment, m -> dated(m, m.date().minusDays(40))));
    faults.put(
        "turn one payment round",
        changeCash(payment, m -> amount(m, m.amount().negate(), m.baseAmount().negate())));
    faults.put(
        "take one payment at a wrong rate",
        changeCash(
            m -> payment.test(m) && m.currency().equals("USD"),
            m -> amount(m, m.amount(), m.baseAmount().add(BigDecimal.ONE))));
    faults.put(
        "put one payment to another bank account",
        changeCash(payment, m -> account(m, "another-account")));
    faults.put(
        "keep a deleted payment",
        changeCash(m -> m.kind() == CashMovementKind.PAYMENT && !m.live(), m -> live(m, true)));
    faults.put("delete a payment that stands", changeCash(payment, m -> live(m, false)));
    faults.put("drop one bank transaction", dropCash(bank));
    faults.put("double one bank transaction", doubleCash(bank));
    faults.put(
        "flip a cent of one bank transaction",
        changeCash(bank, m -> amount(m, m.amount().add(CENT), m.baseAmount().add(CENT))));
    faults.put("turn one bank transaction round", changeCash(bank, m -> direction(m)));
    faults.put(
        "shift the date of one bank transaction into an earlier month",
        changeCash(bank, m -> dated(m, m.date().minusDays(40))));
    faults.put("drop a page of invoices", dropPage());
    faults.put("drop a page of payments", dropCashPage());
    faults.put("drop one transfer", dropCash(m -> m.kind() == CashMovementKind.BANK_TRANSFER));
    faults.put(
        "drop one manual journal",
        dropDocument(d -> d.kind() == DocumentKind.MANUAL_JOURNAL && d.status().inTheBooks()));
    faults.put(
        "lose one prepayment's own record",
        dropDocument(d -> d.kind() == DocumentKind.PREPAYMENT && !d.allocations().isEmpty()));
    faults.put(
        "lose one allocation of a prepayment",
        changeDocument(
            d -> d.kind() == DocumentKind.PREPAYMENT && !d.allocations().isEmpty(),
            d -> allocations(d, List.of())));
    faults.put("lose one account of the chart", dropAccount());
    return faults;
  }

  /** The practice of this seed has no record of the kind that the fault spoils. */
  static final class NothingToSpoilException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Document pick(Held held, Predicate<Document> chosen, Random random) {
    List<Document> all =
        held.documents().stream()
            .filter(chosen)
            .filter(d -> !d.date().isAfter(LocalDate.of(2025, 6, 30)))
            .toList();
    if (all.isEmpty()) {
      throw new NothingToSpoilException();
    }
    return all.get(random.nextInt(all.size()));
  }

  private static CashMovement pickCash(Held held, Predicate<CashMovement> chosen, Random random) {
    List<CashMovement> all =
        held.cash().stream()
            .filter(chosen)
            .filter(d -> !d.date().isAfter(LocalDate.of(2025, 6, 30)))
            .toList();
    if (all.isEmpty()) {
      throw new NothingToSpoilException();
    }
    return all.get(random.nextInt(all.size()));
  }

  private static Fault dropDocument(Predicate<Document> chosen) {
    return (held, random) -> {
      Document culprit = pick(held, chosen, random);
      return new Planted(
          documents(held, held.documents().stream().filter(d -> !d.equals(culprit)).toList()),
          List.of(culprit.sourceId()));
    };
  }

  private static Fault changeDocument(Predicate<Document> chosen, UnaryOperator<Document> change) {
    return (held, random) -> {
      Document culprit = pick(held, chosen, random);
      return new Planted(
          documents(
              held,
              held.documents().stream().map(d -> d.equals(culprit) ? change.apply(d) : d).toList()),
          List.of(culprit.sourceId()));
    };
  }

  private static Fault doubleDocument(Predicate<Document> chosen) {
    return (held, random) -> {
      Document culprit = pick(held, chosen, random);
      List<Document> all = new ArrayList<>(held.documents());
      Document copy =
          new Document(
              "copy-of-" + culprit.sourceId(),
              culprit.kind(),
              culprit.sourceType(),
              culprit.status(),
              culprit.sourceStatus(),
              culprit.number(),
              culprit.reference(),
              culprit.contactId(),
              culprit.date(),
              culprit.dueDate(),
              culprit.amounts(),
              culprit.lineTax(),
              culprit.lines(),
              List.of(),
              culprit.updatedAt());
      all.add(copy);
      return new Planted(documents(held, all), List.of(copy.sourceId()));
    };
  }

  private static Fault dropCash(Predicate<CashMovement> chosen) {
    return (held, random) -> {
      CashMovement culprit = pickCash(held, chosen, random);
      return new Planted(
          cash(held, held.cash().stream().filter(m -> !m.equals(culprit)).toList()),
          List.of(culprit.sourceId()));
    };
  }

  private static Fault changeCash(
      Predicate<CashMovement> chosen, UnaryOperator<CashMovement> change) {
    return (held, random) -> {
      CashMovement culprit = pickCash(held, chosen, random);
      return new Planted(
          cash(
              held,
              held.cash().stream().map(m -> m.equals(culprit) ? change.apply(m) : m).toList()),
          List.of(culprit.sourceId()));
    };
  }

  private static Fault doubleCash(Predicate<CashMovement> chosen) {
    return (held, random) -> {
      CashMovement culprit = pickCash(held, chosen, random);
      CashMovement copy =
          copy(
              culprit,
              "copy-of-" + culprit.sourceId(),
              culprit.direction(),
              culprit.live(),
              culprit.date(),
              culprit.amount(),
              culprit.baseAmount(),
              culprit.accountId());
      List<CashMovement> all = new ArrayList<>(held.cash());
      all.add(copy);
      return new Planted(cash(held, all), List.of(copy.sourceId()));
    };
  }

  private static Fault dropPage() {
    return (held, random) -> {
      List<Document> invoices =
          held.documents().stream()
              .filter(d -> d.kind() == DocumentKind.INVOICE && d.status().inTheBooks())
              .toList();
      int from = random.nextInt(invoices.size() - 20);
      List<Document> page = invoices.subList(from, from + 20);
      return new Planted(
          documents(held, held.documents().stream().filter(d -> !page.contains(d)).toList()),
          page.stream().map(Document::sourceId).toList());
    };
  }

  private static Fault dropCashPage() {
    return (held, random) -> {
      List<CashMovement> payments =
          held.cash().stream()
              .filter(m -> m.kind() == CashMovementKind.PAYMENT && m.live())
              .toList();
      int from = random.nextInt(payments.size() - 20);
      List<CashMovement> page = payments.subList(from, from + 20);
      return new Planted(
          cash(held, held.cash().stream().filter(m -> !page.contains(m)).toList()),
          page.stream().map(CashMovement::sourceId).toList());
    };
  }

  private static Fault dropAccount() {
    return (held, random) -> {
      List<Account> accounts =
          held.accounts().stream().filter(a -> !"200".equals(a.code())).toList();
      return new Planted(
          new Held(held.profile(), accounts, held.documents(), held.cash()), List.of());
    };
  }

  private static Held documents(Held held, List<Document> documents) {
    return new Held(held.profile(), held.accounts(), documents, held.cash());
  }

  private static Held cash(Held held, List<CashMovement> cash) {
    return new Held(held.profile(), held.accounts(), held.documents(), cash);
  }

  private static List<DocumentLine> first(
      List<DocumentLine> lines, UnaryOperator<DocumentLine> change) {
    List<DocumentLine> changed = new ArrayList<>(lines);
    changed.set(0, change.apply(changed.get(0)));
    return changed;
  }

  private static DocumentLine line(
      DocumentLine line, String account, BigDecimal amount, BigDecimal tax) {
    return new DocumentLine(
        line.sourceId(),
        line.description(),
        Objects.equals(account, line.accountCode()) ? line.accountId() : null,
        account,
        line.itemCode(),
        line.taxType(),
        line.quantity(),
        line.unitAmount(),
        line.discountRate(),
        tax,
        amount,
        line.tracking());
  }

  /** Adds to the total and to its first line, so that the document still adds up. */
  private static Document cents(Document document, BigDecimal more) {
    DocumentAmounts a = document.amounts();
    List<DocumentLine> lines =
        first(
            document.lines(),
            l ->
                line(
                    l,
                    l.accountCode(),
                    Objects.requireNonNullElse(l.lineAmount(), BigDecimal.ZERO).add(more),
                    l.taxAmount()));
    return copy(
        document,
        document.status(),
        document.date(),
        amounts(a, a.rate(), a.subTotal().add(more), a.totalTax(), a.total().add(more)),
        lines,
        document.allocations());
  }

  private static Document withoutTax(Document document) {
    DocumentAmounts a = document.amounts();
    return copy(
        document,
        document.status(),
        document.date(),
        amounts(a, a.rate(), a.total(), BigDecimal.ZERO, a.total()),
        document.lines(),
        document.allocations());
  }

  private static Document rated(Document document, BigDecimal rate) {
    DocumentAmounts a = document.amounts();
    return copy(
        document,
        document.status(),
        document.date(),
        amounts(a, rate, a.subTotal(), a.totalTax(), a.total()),
        document.lines(),
        document.allocations());
  }

  private static DocumentAmounts amounts(
      DocumentAmounts a, BigDecimal rate, BigDecimal sub, BigDecimal tax, BigDecimal total) {
    return new DocumentAmounts(
        a.currency(),
        rate,
        sub,
        tax,
        total,
        CurrencyConversion.toBase(total, rate, "AUD"),
        a.amountDue());
  }

  private static Document dated(Document document, LocalDate date) {
    return copy(
        document,
        document.status(),
        date,
        document.amounts(),
        document.lines(),
        document.allocations());
  }

  private static Document status(Document document, DocumentStatus status) {
    return copy(
        document,
        status,
        document.date(),
        document.amounts(),
        document.lines(),
        document.allocations());
  }

  private static Document lines(Document document, List<DocumentLine> lines) {
    return copy(
        document,
        document.status(),
        document.date(),
        document.amounts(),
        lines,
        document.allocations());
  }

  private static Document allocations(Document document, List<Allocation> allocations) {
    return copy(
        document,
        document.status(),
        document.date(),
        document.amounts(),
        document.lines(),
        allocations);
  }

  private static Document copy(
      Document d,
      DocumentStatus status,
      LocalDate date,
      DocumentAmounts amounts,
      List<DocumentLine> lines,
      List<Allocation> allocations) {
    return new Document(
        d.sourceId(),
        d.kind(),
        d.sourceType(),
        status,
        d.sourceStatus(),
        d.number(),
        d.reference(),
        d.contactId(),
        date,
        d.dueDate(),
        amounts,
        d.lineTax(),
        lines,
        allocations,
        d.updatedAt());
  }

  private static CashMovement amount(CashMovement m, BigDecimal amount, BigDecimal base) {
    return copy(m, m.sourceId(), m.direction(), m.live(), m.date(), amount, base, m.accountId());
  }

  private static CashMovement dated(CashMovement m, LocalDate date) {
    return copy(
        m, m.sourceId(), m.direction(), m.live(), date, m.amount(), m.baseAmount(), m.accountId());
  }

  private static CashMovement account(CashMovement m, String account) {
    return copy(
        m, m.sourceId(), m.direction(), m.live(), m.date(), m.amount(), m.baseAmount(), account);
  }

  private static CashMovement live(CashMovement m, boolean live) {
    return copy(
        m, m.sourceId(), m.direction(), live, m.date(), m.amount(), m.baseAmount(), m.accountId());
  }

  private static CashMovement direction(CashMovement m) {
    CashDirection other = m.direction() == CashDirection.IN ? CashDirection.OUT : CashDirection.IN;
    return copy(
        m, m.sourceId(), other, m.live(), m.date(), m.amount(), m.baseAmount(), m.accountId());
  }

  private static CashMovement copy(
      CashMovement m,
      String id,
      CashDirection direction,
      boolean live,
      LocalDate date,
      BigDecimal amount,
      BigDecimal base,
      String account) {
    return new CashMovement(
        id,
        m.kind(),
        m.sourceType(),
        direction,
        m.sourceStatus(),
        live,
        date,
        m.currency(),
        m.rate(),
        amount,
        base,
        base.compareTo(m.baseAmount()) == 0 ? m.bankAmount() : base,
        account,
        m.counterAccountId(),
        m.documentId(),
        m.contactId(),
        m.reference(),
        m.reconciled(),
        m.lineTax(),
        m.lines(),
        m.updatedAt());
  }
}
