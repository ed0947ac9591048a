package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment or refund of a document, as Xero sends it. Immutable and thread-safe. */
public final class Payment extends XeroObject {

  Payment(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Invoice}, or null} */
  public @Nullable Invoice invoice() {
    return object("Invoice", Invoice::new);
  }

  /** {@return {@code CreditNote}, or null} */
  public @Nullable CreditNote creditNote() {
    return object("CreditNote", CreditNote::new);
  }

  /** {@return {@code Prepayment}, or null} */
  public @Nullable Prepayment prepayment() {
    return object("Prepayment", Prepayment::new);
  }

  /** {@return {@code Overpayment}, or null} */
  public @Nullable Overpayment overpayment() {
    return object("Overpayment", Overpayment::new);
  }

  /** {@return {@code InvoiceNumber}: text, or null} */
  public @Nullable String invoiceNumber() {
    return text("InvoiceNumber");
  }

  /** {@return {@code CreditNoteNumber}: text, or null} */
  public @Nullable String creditNoteNumber() {
    return text("CreditNoteNumber");
  }

  /** {@return {@code BatchPayment}, or null} */
  public @Nullable BatchPayment batchPayment() {
    return object("BatchPayment", BatchPayment::new);
  }

  /** {@return {@code Account}, or null} */
  public @Nullable LedgerAccount account() {
    return object("Account", LedgerAccount::new);
  }

  /** {@return {@code Code}: text, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code CurrencyRate}: foreign units per base unit, or null} */
  public @Nullable BigDecimal currencyRate() {
    return decimal("CurrencyRate");
  }

  /** {@return {@code Amount}: an exact amount, or null} */
  public @Nullable BigDecimal amount() {
    return decimal("Amount");
  }

  /** {@return {@code BankAmount}: an exact amount, or null} */
  public @Nullable BigDecimal bankAmount() {
    return decimal("BankAmount");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code IsReconciled}: true or false, or null} */
  public @Nullable Boolean isReconciled() {
    return bool("IsReconciled");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code PaymentType} as an open word, or null} */
  public @Nullable Word<PaymentType> paymentType() {
    return word("PaymentType", PaymentType.class);
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code UpdatedDateUTCString}: text, or null} */
  public @Nullable String updatedDateUtcString() {
    return text("UpdatedDateUTCString");
  }

  /** {@return {@code PaymentID}: text, or null} */
  public @Nullable String paymentId() {
    return text("PaymentID");
  }

  /** {@return {@code BatchPaymentID}: text, or null} */
  public @Nullable String batchPaymentId() {
    return text("BatchPaymentID");
  }

  /** {@return {@code BankAccountNumber}: text, or null} */
  public @Nullable String bankAccountNumber() {
    return text("BankAccountNumber");
  }

  /** {@return {@code Particulars}: text, or null} */
  public @Nullable String particulars() {
    return text("Particulars");
  }

  /** {@return {@code Details}: text, or null} */
  public @Nullable String details() {
    return text("Details");
  }

  /** {@return {@code HasAccount}: true or false, or null} */
  public @Nullable Boolean hasAccount() {
    return bool("HasAccount");
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code AUTHORISED}. */
    AUTHORISED("AUTHORISED"),
    /** {@code DELETED}. */
    DELETED("DELETED");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code PaymentType} that Xero has published. */
  public enum PaymentType implements WireWord {
    /** {@code ACCRECPAYMENT}. */
    ACCRECPAYMENT("ACCRECPAYMENT"),
    /** {@code ACCPAYPAYMENT}. */
    ACCPAYPAYMENT("ACCPAYPAYMENT"),
    /** {@code ARCREDITPAYMENT}. */
    ARCREDITPAYMENT("ARCREDITPAYMENT"),
    /** {@code APCREDITPAYMENT}. */
    APCREDITPAYMENT("APCREDITPAYMENT"),
    /** {@code AROVERPAYMENTPAYMENT}. */
    AROVERPAYMENTPAYMENT("AROVERPAYMENTPAYMENT"),
    /** {@code ARPREPAYMENTPAYMENT}. */
    ARPREPAYMENTPAYMENT("ARPREPAYMENTPAYMENT"),
    /** {@code APPREPAYMENTPAYMENT}. */
    APPREPAYMENTPAYMENT("APPREPAYMENTPAYMENT"),
    /** {@code APOVERPAYMENTPAYMENT}. */
    APOVERPAYMENTPAYMENT("APOVERPAYMENTPAYMENT");

    private final String wire;

    PaymentType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
