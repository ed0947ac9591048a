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

/** Payments and bank transactions as cash movements. */
final class CashFacts {
  /** What a payment can settle, and the field of that document's identifier. */
  private static final List<String> SETTLED =
      List.of("Invoice", "CreditNote", "Overpayment", "Prepayment");

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
        Fields.nested(record, "Account", "AccountID"),
        settled.documentId(),
        settled.contactId(),
        record.filledText("Reference"),
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
        Fields.nested(record, "BankAccount", "AccountID"),
        null,
        Fields.nested(record, "Contact", "ContactID"),
        record.filledText("Reference"),
        DocumentFacts.lines(record),
        Fields.updatedAt(record));
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
