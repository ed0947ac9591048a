package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer to a customer, as Xero sends it. Immutable and thread-safe. */
public final class Quote extends XeroObject {

  Quote(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code QuoteID}: text, or null} */
  public @Nullable String quoteId() {
    return text("QuoteID");
  }

  /** {@return {@code QuoteNumber}: text, or null} */
  public @Nullable String quoteNumber() {
    return text("QuoteNumber");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code Terms}: text, or null} */
  public @Nullable String terms() {
    return text("Terms");
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

  /** {@return {@code ExpiryDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate expiryDate() {
    return date("ExpiryDate");
  }

  /** {@return {@code ExpiryDateString}: text, or null} */
  public @Nullable String expiryDateString() {
    return text("ExpiryDateString");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<QuoteStatusCodes> status() {
    return word("Status", QuoteStatusCodes.class);
  }

  /** {@return {@code CurrencyCode}: Xero's word, or null} */
  public @Nullable String currencyCode() {
    return text("CurrencyCode");
  }

  /** {@return {@code CurrencyRate}: foreign units per base unit, or null} */
  public @Nullable BigDecimal currencyRate() {
    return decimal("CurrencyRate");
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

  /** {@return {@code Title}: text, or null} */
  public @Nullable String title() {
    return text("Title");
  }

  /** {@return {@code Summary}: text, or null} */
  public @Nullable String summary() {
    return text("Summary");
  }

  /** {@return {@code BrandingThemeID}: text, or null} */
  public @Nullable String brandingThemeId() {
    return text("BrandingThemeID");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
  }

  /** Words of {@code QuoteStatusCodes} that Xero has published. */
  public enum QuoteStatusCodes implements WireWord {
    /** {@code DRAFT}. */
    DRAFT("DRAFT"),
    /** {@code SENT}. */
    SENT("SENT"),
    /** {@code DECLINED}. */
    DECLINED("DECLINED"),
    /** {@code ACCEPTED}. */
    ACCEPTED("ACCEPTED"),
    /** {@code INVOICED}. */
    INVOICED("INVOICED"),
    /** {@code DELETED}. */
    DELETED("DELETED");

    private final String wire;

    QuoteStatusCodes(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
