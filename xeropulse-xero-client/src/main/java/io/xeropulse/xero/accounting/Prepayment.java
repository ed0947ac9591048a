package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paid or received before an invoice, as Xero sends it. Immutable and thread-safe. */
public final class Prepayment extends XeroObject {

  Prepayment(JsonObject fields) {
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

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code InvoiceNumber}: text, or null} */
  public @Nullable String invoiceNumber() {
    return text("InvoiceNumber");
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

  /** {@return {@code PrepaymentID}: text, or null} */
  public @Nullable String prepaymentId() {
    return text("PrepaymentID");
  }

  /** {@return {@code BrandingThemeID}: text, or null} */
  public @Nullable String brandingThemeId() {
    return text("BrandingThemeID");
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

  /** {@return {@code Payments}, empty if there are none} */
  public List<Payment> payments() {
    return list("Payments", Payment::new);
  }

  /** {@return {@code AppliedAmount}: an exact amount, or null} */
  public @Nullable BigDecimal appliedAmount() {
    return decimal("AppliedAmount");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code RECEIVE-PREPAYMENT}. */
    RECEIVE_PREPAYMENT("RECEIVE-PREPAYMENT"),
    /** {@code SPEND-PREPAYMENT}. */
    SPEND_PREPAYMENT("SPEND-PREPAYMENT"),
    /** {@code ARPREPAYMENT}. */
    ARPREPAYMENT("ARPREPAYMENT"),
    /** {@code APPREPAYMENT}. */
    APPREPAYMENT("APPREPAYMENT");

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
