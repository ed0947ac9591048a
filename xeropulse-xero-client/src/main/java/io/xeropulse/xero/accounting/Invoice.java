package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sales invoice or a bill, as Xero sends it. Immutable and thread-safe. */
public final class Invoice extends XeroObject {

  Invoice(JsonObject fields) {
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

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code DueDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate dueDate() {
    return date("DueDate");
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
  }

  /** {@return {@code InvoiceNumber}: text, or null} */
  public @Nullable String invoiceNumber() {
    return text("InvoiceNumber");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code BrandingThemeID}: text, or null} */
  public @Nullable String brandingThemeId() {
    return text("BrandingThemeID");
  }

  /** {@return {@code Url}: text, or null} */
  public @Nullable String url() {
    return text("Url");
  }

  /** {@return {@code CurrencyCode}: Xero's word, or null} */
  public @Nullable String currencyCode() {
    return text("CurrencyCode");
  }

  /** {@return {@code CurrencyRate}: foreign units per base unit, or null} */
  public @Nullable BigDecimal currencyRate() {
    return decimal("CurrencyRate");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code SentToContact}: true or false, or null} */
  public @Nullable Boolean sentToContact() {
    return bool("SentToContact");
  }

  /** {@return {@code ExpectedPaymentDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate expectedPaymentDate() {
    return date("ExpectedPaymentDate");
  }

  /** {@return {@code PlannedPaymentDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate plannedPaymentDate() {
    return date("PlannedPaymentDate");
  }

  /** {@return {@code CISDeduction}: an exact amount, or null} */
  public @Nullable BigDecimal cisDeduction() {
    return decimal("CISDeduction");
  }

  /** {@return {@code CISRate}: an exact number, or null} */
  public @Nullable BigDecimal cisRate() {
    return decimal("CISRate");
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

  /** {@return {@code TotalDiscount}: an exact amount, or null} */
  public @Nullable BigDecimal totalDiscount() {
    return decimal("TotalDiscount");
  }

  /** {@return {@code InvoiceID}: text, or null} */
  public @Nullable String invoiceId() {
    return text("InvoiceID");
  }

  /** {@return {@code RepeatingInvoiceID}: text, or null} */
  public @Nullable String repeatingInvoiceId() {
    return text("RepeatingInvoiceID");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code IsDiscounted}: true or false, or null} */
  public @Nullable Boolean isDiscounted() {
    return bool("IsDiscounted");
  }

  /** {@return {@code Payments}, empty if there are none} */
  public List<Payment> payments() {
    return list("Payments", Payment::new);
  }

  /** {@return {@code Prepayments}, empty if there are none} */
  public List<Prepayment> prepayments() {
    return list("Prepayments", Prepayment::new);
  }

  /** {@return {@code Overpayments}, empty if there are none} */
  public List<Overpayment> overpayments() {
    return list("Overpayments", Overpayment::new);
  }

  /** {@return {@code AmountDue}: an exact amount, or null} */
  public @Nullable BigDecimal amountDue() {
    return decimal("AmountDue");
  }

  /** {@return {@code AmountPaid}: an exact amount, or null} */
  public @Nullable BigDecimal amountPaid() {
    return decimal("AmountPaid");
  }

  /** {@return {@code FullyPaidOnDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate fullyPaidOnDate() {
    return date("FullyPaidOnDate");
  }

  /** {@return {@code AmountCredited}: an exact amount, or null} */
  public @Nullable BigDecimal amountCredited() {
    return decimal("AmountCredited");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code UpdatedDateUTCString}: text, or null} */
  public @Nullable String updatedDateUtcString() {
    return text("UpdatedDateUTCString");
  }

  /** {@return {@code CreditNotes}, empty if there are none} */
  public List<CreditNote> creditNotes() {
    return list("CreditNotes", CreditNote::new);
  }

  /** {@return {@code InvoiceAddresses}, empty if there are none} */
  public List<InvoiceAddress> invoiceAddresses() {
    return list("InvoiceAddresses", InvoiceAddress::new);
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code ACCPAY}. */
    ACCPAY("ACCPAY"),
    /** {@code ACCPAYCREDIT}. */
    ACCPAYCREDIT("ACCPAYCREDIT"),
    /** {@code APOVERPAYMENT}. */
    APOVERPAYMENT("APOVERPAYMENT"),
    /** {@code APPREPAYMENT}. */
    APPREPAYMENT("APPREPAYMENT"),
    /** {@code ACCREC}. */
    ACCREC("ACCREC"),
    /** {@code ACCRECCREDIT}. */
    ACCRECCREDIT("ACCRECCREDIT"),
    /** {@code AROVERPAYMENT}. */
    AROVERPAYMENT("AROVERPAYMENT"),
    /** {@code ARPREPAYMENT}. */
    ARPREPAYMENT("ARPREPAYMENT");

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
    /** {@code DRAFT}. */
    DRAFT("DRAFT"),
    /** {@code SUBMITTED}. */
    SUBMITTED("SUBMITTED"),
    /** {@code DELETED}. */
    DELETED("DELETED"),
    /** {@code AUTHORISED}. */
    AUTHORISED("AUTHORISED"),
    /** {@code PAID}. */
    PAID("PAID"),
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
