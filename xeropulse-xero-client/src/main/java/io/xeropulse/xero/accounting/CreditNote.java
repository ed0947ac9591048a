package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A credit note to a customer or from a supplier, as Xero sends it. Immutable and thread-safe. */
public final class CreditNote extends XeroObject {

  CreditNote(JsonObject fields) {
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

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code DueDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate dueDate() {
    return date("DueDate");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
  }

  /** {@return {@code LineItems}, empty if there are none} */
  public List<LineItem> lineItems() {
    return list("LineItems", LineItem::new);
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

  /** {@return {@code CISDeduction}: an exact amount, or null} */
  public @Nullable BigDecimal cisDeduction() {
    return decimal("CISDeduction");
  }

  /** {@return {@code CISRate}: an exact number, or null} */
  public @Nullable BigDecimal cisRate() {
    return decimal("CISRate");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code UpdatedDateUTCString}: text, or null} */
  public @Nullable String updatedDateUtcString() {
    return text("UpdatedDateUTCString");
  }

  /** {@return {@code CurrencyCode}: Xero's word, or null} */
  public @Nullable String currencyCode() {
    return text("CurrencyCode");
  }

  /** {@return {@code FullyPaidOnDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate fullyPaidOnDate() {
    return date("FullyPaidOnDate");
  }

  /** {@return {@code CreditNoteID}: text, or null} */
  public @Nullable String creditNoteId() {
    return text("CreditNoteID");
  }

  /** {@return {@code CreditNoteNumber}: text, or null} */
  public @Nullable String creditNoteNumber() {
    return text("CreditNoteNumber");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code SentToContact}: true or false, or null} */
  public @Nullable Boolean sentToContact() {
    return bool("SentToContact");
  }

  /** {@return {@code CurrencyRate}: foreign units per base unit, or null} */
  public @Nullable BigDecimal currencyRate() {
    return decimal("CurrencyRate");
  }

  /** {@return {@code RemainingCredit}: an exact amount, or null} */
  public @Nullable BigDecimal remainingCredit() {
    return decimal("RemainingCredit");
  }

  /** {@return {@code Allocations}, empty if there are none} */
  public List<CreditAllocation> allocations() {
    return list("Allocations", CreditAllocation::new);
  }

  /** {@return {@code AppliedAmount}: an exact amount, or null} */
  public @Nullable BigDecimal appliedAmount() {
    return decimal("AppliedAmount");
  }

  /** {@return {@code Payments}, empty if there are none} */
  public List<Payment> payments() {
    return list("Payments", Payment::new);
  }

  /** {@return {@code BrandingThemeID}: text, or null} */
  public @Nullable String brandingThemeId() {
    return text("BrandingThemeID");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code InvoiceAddresses}, empty if there are none} */
  public List<InvoiceAddress> invoiceAddresses() {
    return list("InvoiceAddresses", InvoiceAddress::new);
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code ACCPAYCREDIT}. */
    ACCPAYCREDIT("ACCPAYCREDIT"),
    /** {@code ACCRECCREDIT}. */
    ACCRECCREDIT("ACCRECCREDIT");

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
