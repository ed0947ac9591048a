package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a document, as Xero sends it. Immutable and thread-safe. */
public final class LineItem extends XeroObject {

  LineItem(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code LineItemID}: text, or null} */
  public @Nullable String lineItemId() {
    return text("LineItemID");
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** {@return {@code Quantity}: an exact number, or null} */
  public @Nullable BigDecimal quantity() {
    return decimal("Quantity");
  }

  /** {@return {@code UnitAmount}: an exact amount, or null} */
  public @Nullable BigDecimal unitAmount() {
    return decimal("UnitAmount");
  }

  /** {@return {@code ItemCode}: text, or null} */
  public @Nullable String itemCode() {
    return text("ItemCode");
  }

  /** {@return {@code AccountCode}: text, or null} */
  public @Nullable String accountCode() {
    return text("AccountCode");
  }

  /** {@return {@code AccountID}: text, or null} */
  public @Nullable String accountId() {
    return text("AccountID");
  }

  /** {@return {@code TaxType}: text, or null} */
  public @Nullable String taxType() {
    return text("TaxType");
  }

  /** {@return {@code TaxAmount}: an exact amount, or null} */
  public @Nullable BigDecimal taxAmount() {
    return decimal("TaxAmount");
  }

  /** {@return {@code Item}, or null} */
  public @Nullable LineItemItem item() {
    return object("Item", LineItemItem::new);
  }

  /** {@return {@code LineAmount}: an exact amount, or null} */
  public @Nullable BigDecimal lineAmount() {
    return decimal("LineAmount");
  }

  /** {@return {@code Tracking}, empty if there are none} */
  public List<LineItemTracking> tracking() {
    return list("Tracking", LineItemTracking::new);
  }

  /** {@return {@code DiscountRate}: an exact number, or null} */
  public @Nullable BigDecimal discountRate() {
    return decimal("DiscountRate");
  }

  /** {@return {@code DiscountAmount}: an exact amount, or null} */
  public @Nullable BigDecimal discountAmount() {
    return decimal("DiscountAmount");
  }

  /** {@return {@code RepeatingInvoiceID}: text, or null} */
  public @Nullable String repeatingInvoiceId() {
    return text("RepeatingInvoiceID");
  }

  /** {@return {@code Taxability} as an open word, or null} */
  public @Nullable Word<Taxability> taxability() {
    return word("Taxability", Taxability.class);
  }

  /** {@return {@code SalesTaxCodeId}: an exact number, or null} */
  public @Nullable BigDecimal salesTaxCodeId() {
    return decimal("SalesTaxCodeId");
  }

  /** {@return {@code TaxBreakdown}, empty if there are none} */
  public List<TaxBreakdown> taxBreakdown() {
    return list("TaxBreakdown", TaxBreakdown::new);
  }

  /** Words of {@code Taxability} that Xero has published. */
  public enum Taxability implements WireWord {
    /** {@code TAXABLE}. */
    TAXABLE("TAXABLE"),
    /** {@code NON_TAXABLE}. */
    NON_TAXABLE("NON_TAXABLE"),
    /** {@code EXEMPT}. */
    EXEMPT("EXEMPT"),
    /** {@code PART_TAXABLE}. */
    PART_TAXABLE("PART_TAXABLE"),
    /** {@code NOT_APPLICABLE}. */
    NOT_APPLICABLE("NOT_APPLICABLE");

    private final String wire;

    Taxability(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
