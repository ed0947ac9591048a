package io.xeropulse.xero.source;

import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Payments, bank transactions and transfers as cash movements. */
final class CashFacts {
  /** What a payment can settle, and the field of that document's identifier. */
  private static final List<String> SETTLED =
      List.of("Invoice", "CreditNote", "Overpayment", "Prepayment");

  /** ISO 4217's code for none. */
  private static final String NO_CURRENCY = "XXX";

  private CashFacts() {}

  static CashMovement payment(JsonObject record, TransformContext context) {
    Settled settled = Settled.by(record);
    String currency = Fields.currency(record, "CurrencyCode");
    Conversion conversion =
        Conversion.of(record, currency == null ? settled.currency() : currency, context);
    String type = Fields.textOrEmpty(record, "PaymentType");
    String status = Fields.textOrEmpty(record, "Status");
    BigDecimal amount = Fields.decimal(record, "Amount");
    return new CashMovement(
        Fields.id(record, "PaymentID"),
        CashMovementKind.PAYMENT,
        type,
        paymentDirection(type),
        status,
        live(status),
        Fields.date(record, "Date"),
        conversion.currency(),
        conversion.rate(),
        amount,
        conversion.toBase(amount),
        record.decimal("BankAmount"),
        Fields.nested(record, "Account", "AccountID"),
        null,
        settled.documentId(),
        settled.contactId(),
        record.filledText("Reference"),
        record.bool("IsReconciled"),
        null,
        List.of(),
        Fields.updatedAt(record));
  }

  static CashMovement bankTransaction(JsonObject record, TransformContext context) {
    Conversion conversion = Conversion.of(record, Fields.currency(record, "CurrencyCode"), context);
    String type = Fields.text(record, "Type");
    String status = Fields.textOrEmpty(record, "Status");
    BigDecimal amount = Fields.decimal(record, "Total");
    return new CashMovement(
        Fields.id(record, "BankTransactionID"),
        CashMovementKind.BANK_TRANSACTION,
        type,
        bankDirection(type),
        status,
        live(status),
        Fields.date(record, "Date"),
        conversion.currency(),
        conversion.rate(),
        amount,
        conversion.toBase(amount),
        null,
        Fields.nested(record, "BankAccount", "AccountID"),
        null,
        null,
        Fields.nested(record, "Contact", "ContactID"),
        record.filledText("Reference"),
        record.bool("IsReconciled"),
        DocumentFacts.lineTax(record),
        DocumentFacts.lines(record),
        Fields.updatedAt(record));
  }

  static CashMovement bankTransfer(JsonObject record, TransformContext context) {
    Conversion conversion = Conversion.of(record, transferCurrency(record), context);
    String status = Fields.textOrEmpty(record, "Status");
    BigDecimal amount = Fields.decimal(record, "Amount");
    return new CashMovement(
        Fields.id(record, "BankTransferID"),
        CashMovementKind.BANK_TRANSFER,
        "TRANSFER",
        CashDirection.WITHIN,
        status,
        live(status),
        Fields.date(record, "Date"),
        conversion.currency(),
        conversion.rate(),
        amount,
        conversion.toBase(amount),
        null,
        requiredAccount(record, "FromBankAccount"),
        requiredAccount(record, "ToBankAccount"),
        null,
        null,
        record.filledText("Reference"),
        null,
        null,
        List.of(),
        null);
  }

  /** Xero names no currency of a transfer; a rate says that it is not the base currency. */
  private static @Nullable String transferCurrency(JsonObject record) {
    JsonObject from = record.object("FromBankAccount");
    String named = from == null ? null : Fields.currency(from, "CurrencyCode");
    BigDecimal rate = record.decimal("CurrencyRate");
    boolean foreign = rate != null && rate.compareTo(BigDecimal.ONE) != 0;
    return named == null && foreign ? NO_CURRENCY : named;
  }

  private static String requiredAccount(JsonObject record, String side) {
    String account = Fields.nested(record, side, "AccountID");
    if (account == null) {
      throw Fields.missing(side);
    }
    return account;
  }

  private static boolean live(String status) {
    return !status.equalsIgnoreCase("DELETED") && !status.equalsIgnoreCase("VOIDED");
  }

  private static CashDirection paymentDirection(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "ACCRECPAYMENT", "APCREDITPAYMENT", "APOVERPAYMENTPAYMENT", "APPREPAYMENTPAYMENT" ->
          CashDirection.IN;
      case "ACCPAYPAYMENT", "ARCREDITPAYMENT", "AROVERPAYMENTPAYMENT", "ARPREPAYMENTPAYMENT" ->
          CashDirection.OUT;
      default -> CashDirection.UNKNOWN;
    };
  }

  private static CashDirection bankDirection(String type) {
    String word = type.toUpperCase(Locale.ROOT);
    if (word.startsWith("RECEIVE")) {
      return CashDirection.IN;
    }
    return word.startsWith("SPEND") ? CashDirection.OUT : CashDirection.UNKNOWN;
  }

  /** What the document that a payment settles adds to it. */
  private record Settled(
      @Nullable String documentId, @Nullable String currency, @Nullable String contactId) {

    static Settled by(JsonObject payment) {
      for (String kind : SETTLED) {
        JsonObject document = payment.object(kind);
        if (document != null) {
          return new Settled(
              document.filledText(kind + "ID"),
              Fields.currency(document, "CurrencyCode"),
              Fields.nested(document, "Contact", "ContactID"));
        }
      }
      return new Settled(null, null, null);
    }
  }
}
