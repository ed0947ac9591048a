package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes documents, settlements and cash at random, consistent or not: in three currencies, with
 * credits that span invoices, records that are missing, void, deleted, or of the future.
 */
final class RandomBooks {
  static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  static final int DAYS = 240;
  private static final DocumentKind[] KINDS = {
    DocumentKind.INVOICE,
    DocumentKind.INVOICE,
    DocumentKind.INVOICE,
    DocumentKind.BILL,
    DocumentKind.CREDIT_NOTE,
    DocumentKind.SUPPLIER_CREDIT_NOTE,
    DocumentKind.OVERPAYMENT,
    DocumentKind.PREPAYMENT,
    DocumentKind.SUPPLIER_OVERPAYMENT,
    DocumentKind.MANUAL_JOURNAL
  };

  private final Random random;
  private final int documents;

  /** Books with identifiers of up to so many documents and as many payments. */
  RandomBooks(Random random, int documents) {
    this.random = random;
    this.documents = documents;
  }

  /** Some records: new ones, or others in place of those of the same identifier. */
  List<Fact> page(int size) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      facts.add(random.nextInt(3) == 0 ? cash() : document(random.nextInt(documents)));
    }
    return facts;
  }

  private Document document(int number) {
    DocumentKind kind = kind(number);
    String currency = currency(number);
    List<DocumentLine> lines = new ArrayList<>();
    BigDecimal sub = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (int i = 0; i <= random.nextInt(3); i++) {
      DocumentLine line = line();
      lines.add(line);
      sub = sub.add(line.lineAmount());
      tax = tax.add(line.taxAmount());
    }
    BigDecimal total = sub.add(tax);
    BigDecimal rate = rate(currency);
    DocumentStatus status =
        switch (random.nextInt(8)) {
          case 0 -> DocumentStatus.VOIDED;
          case 1 -> DocumentStatus.DRAFT;
          case 2 -> DocumentStatus.PAID;
          default -> DocumentStatus.AUTHORISED;
        };
    LocalDate date = day();
    return new Document(
        "D" + number,
        kind,
        kind.name(),
        status,
        status.name(),
        null,
        null,
        random.nextInt(9) == 0 ? null : "C" + number % 5,
        date,
        random.nextBoolean() ? null : date.plusDays(14),
        new DocumentAmounts(
            currency, rate, sub, tax, total, CurrencyConversion.toBase(total, rate, "AUD"), null),
        lines,
        // Of what is void the source lists no settlement.
        status.inTheBooks() ? allocations(number) : List.of(),
        null);
  }

  private List<Allocation> allocations(int number) {
    List<Allocation> allocations = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean payment = random.nextBoolean();
      int other = random.nextInt(documents);
      if (!payment && !mayMeet(kind(number), kind(other))) {
        continue;
      }
      allocations.add(
          new Allocation(
              payment ? AllocationKind.PAYMENT : AllocationKind.CREDIT_NOTE,
              (payment ? "P" : "D") + other,
              day(),
              amount(20_000)));
    }
    return allocations;
  }

  private CashMovement cash() {
    int number = random.nextInt(documents);
    int kind = random.nextInt(6);
    String currency = currency(number);
    BigDecimal rate = rate(currency);
    BigDecimal amount = amount(30_000);
    boolean in = random.nextBoolean();
    return new CashMovement(
        (kind == 0 ? "B" : kind == 1 ? "T" : "P") + number,
        kind == 0
            ? CashMovementKind.BANK_TRANSACTION
            : kind == 1 ? CashMovementKind.BANK_TRANSFER : CashMovementKind.PAYMENT,
        "CASH",
        kind == 1 ? CashDirection.WITHIN : in ? CashDirection.IN : CashDirection.OUT,
        "SAID",
        random.nextInt(6) > 0,
        day(),
        currency,
        rate,
        amount,
        CurrencyConversion.toBase(amount, rate, "AUD"),
        "bank",
        kind == 1 ? "savings" : null,
        kind < 2 ? null : "D" + random.nextInt(documents),
        random.nextBoolean() ? null : "C" + number % 5,
        null,
        null,
        kind == 0 ? List.of(line()) : List.of(),
        null);
  }

  private DocumentLine line() {
    return new DocumentLine(
        null,
        null,
        new String[] {"200", "610", "469", "999"}[random.nextInt(4)],
        null,
        null,
        null,
        amount(500),
        amount(5_000));
  }

  /** A document keeps its kind, and so its currency, for life. */
  private static DocumentKind kind(int number) {
    return KINDS[number % KINDS.length];
  }

  private static String currency(int number) {
    return kind(number) == DocumentKind.MANUAL_JOURNAL
        ? "AUD"
        : new String[] {"AUD", "USD", "KRW"}[number / KINDS.length % 3];
  }

  /** A credit is set against what is owed on its own side. */
  private static boolean mayMeet(DocumentKind one, DocumentKind other) {
    return owed(one) != owed(other)
        && one != DocumentKind.MANUAL_JOURNAL
        && other != DocumentKind.MANUAL_JOURNAL
        && ours(one) == ours(other);
  }

  private static boolean owed(DocumentKind kind) {
    return kind == DocumentKind.INVOICE || kind == DocumentKind.BILL;
  }

  private static boolean ours(DocumentKind kind) {
    return switch (kind) {
      case INVOICE, CREDIT_NOTE, OVERPAYMENT, PREPAYMENT -> true;
      default -> false;
    };
  }

  private BigDecimal rate(String currency) {
    return switch (currency) {
      case "USD" -> BigDecimal.valueOf(500_000L + random.nextInt(400_000), 6);
      case "KRW" -> BigDecimal.valueOf(80_000L + random.nextInt(20_000), 2);
      default -> BigDecimal.ONE;
    };
  }

  private BigDecimal amount(int bound) {
    return BigDecimal.valueOf(1 + random.nextInt(bound), 2);
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }
}
