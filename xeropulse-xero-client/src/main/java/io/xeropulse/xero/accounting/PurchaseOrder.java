package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order to a supplier, as Xero sends it. Immutable and thread-safe. */
public final class PurchaseOrder extends XeroObject {

  PurchaseOrder(JsonObject fields) {
    super(fields);
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

  /** {@return {@code DeliveryDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate deliveryDate() {
    return date("DeliveryDate");
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
  }

  /** {@return {@code PurchaseOrderNumber}: text, or null} */
  public @Nullable String purchaseOrderNumber() {
    return text("PurchaseOrderNumber");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code BrandingThemeID}: text, or null} */
  public @Nullable String brandingThemeId() {
    return text("BrandingThemeID");
  }

  /** {@return {@code CurrencyCode}: Xero's word, or null} */
  public @Nullable String currencyCode() {
    return text("CurrencyCode");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code SentToContact}: true or false, or null} */
  public @Nullable Boolean sentToContact() {
    return bool("SentToContact");
  }

  /** {@return {@code DeliveryAddress}: text, or null} */
  public @Nullable String deliveryAddress() {
    return text("DeliveryAddress");
  }

  /** {@return {@code AttentionTo}: text, or null} */
  public @Nullable String attentionTo() {
    return text("AttentionTo");
  }

  /** {@return {@code Telephone}: text, or null} */
  public @Nullable String telephone() {
    return text("Telephone");
  }

  /** {@return {@code DeliveryInstructions}: text, or null} */
  public @Nullable String deliveryInstructions() {
    return text("DeliveryInstructions");
  }

  /** {@return {@code ExpectedArrivalDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate expectedArrivalDate() {
    return date("ExpectedArrivalDate");
  }

  /** {@return {@code PurchaseOrderID}: text, or null} */
  public @Nullable String purchaseOrderId() {
    return text("PurchaseOrderID");
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

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code DRAFT}. */
    DRAFT("DRAFT"),
    /** {@code SUBMITTED}. */
    SUBMITTED("SUBMITTED"),
    /** {@code AUTHORISED}. */
    AUTHORISED("AUTHORISED"),
    /** {@code BILLED}. */
    BILLED("BILLED"),
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
}
