package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money spent or received directly on a bank account, as Xero sends it. Immutable and thread-safe.
 */
public final class BankTransaction extends XeroObject {

  BankTransaction(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<Type> type() {
    return word("Type", Type.class);
  }

  /** {@return {@code Contact}, or null} */
  public @Nullable XeroContact contact() {
    return object("Contact", XeroContact::new);
  }

  /** {@return {@code LineItems}, empty if there are none} */
  public List<LineItem> lineItems() {
    return list("LineItems", LineItem::new);
  }

  /** {@return {@code BankAccount}, or null} */
  public @Nullable LedgerAccount bankAccount() {
    return object("BankAccount", LedgerAccount::new);
  }

  /** {@return {@code IsReconciled}: true or false, or null} */
  public @Nullable Boolean isReconciled() {
    return bool("IsReconciled");
  }

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code CurrencyCode}: Xero's word, or null} */
  public @Nullable String currencyCode() {
    return text("CurrencyCode");
  }

  /** {@return {@code CurrencyRate}: foreign units per base unit, or null} */
  public @Nullable BigDecimal currencyRate() {
    return decimal("CurrencyRate");
  }

  /** {@return {@code Url}: text, or null} */
  public @Nullable String url() {
    return text("Url");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
  }

  /** {@return {@code SubTotal}: an exact amount, or null} */
  public @Nullable BigDecimal subTotal() {
    return decimal("SubTotal");
  }

  /** {@return {@code TotalTax}: an exact amount, or null} */
  public @Nullable BigDecimal totalTax() {
    return decimal("TotalTax");
  }

  /** {@return {@code Total}: an exact amount, or null} */
  public @Nullable BigDecimal total() {
    return decimal("Total");
  }

  /** {@return {@code BankTransactionID}: text, or null} */
  public @Nullable String bankTransactionId() {
    return text("BankTransactionID");
  }

  /** {@return {@code PrepaymentID}: text, or null} */
  public @Nullable String prepaymentId() {
    return text("PrepaymentID");
  }

  /** {@return {@code OverpaymentID}: text, or null} */
  public @Nullable String overpaymentId() {
    return text("OverpaymentID");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code RECEIVE}. */
    RECEIVE("RECEIVE"),
    /** {@code RECEIVE-OVERPAYMENT}. */
    RECEIVE_OVERPAYMENT("RECEIVE-OVERPAYMENT"),
    /** {@code RECEIVE-PREPAYMENT}. */
    RECEIVE_PREPAYMENT("RECEIVE-PREPAYMENT"),
    /** {@code SPEND}. */
    SPEND("SPEND"),
    /** {@code SPEND-OVERPAYMENT}. */
    SPEND_OVERPAYMENT("SPEND-OVERPAYMENT"),
    /** {@code SPEND-PREPAYMENT}. */
    SPEND_PREPAYMENT("SPEND-PREPAYMENT"),
    /** {@code RECEIVE-TRANSFER}. */
    RECEIVE_TRANSFER("RECEIVE-TRANSFER"),
    /** {@code SPEND-TRANSFER}. */
    SPEND_TRANSFER("SPEND-TRANSFER");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code AUTHORISED}. */
    AUTHORISED("AUTHORISED"),
    /** {@code DELETED}. */
    DELETED("DELETED"),
    /** {@code VOIDED}. */
    VOIDED("VOIDED");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
