package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template from which invoices are made, as Xero sends it. Immutable and thread-safe. */
public final class RepeatingInvoice extends XeroObject {

  RepeatingInvoice(JsonObject fields) {
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

  /** {@return {@code Schedule}, or null} */
  public @Nullable Schedule schedule() {
    return object("Schedule", Schedule::new);
  }

  /** {@return {@code LineItems}, empty if there are none} */
  public List<LineItem> lineItems() {
    return list("LineItems", LineItem::new);
  }

  /** {@return {@code LineAmountTypes} as an open word, or null} */
  public @Nullable Word<LineAmountTypes> lineAmountTypes() {
    return word("LineAmountTypes", LineAmountTypes.class);
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

  /** {@return {@code RepeatingInvoiceID}: text, or null} */
  public @Nullable String repeatingInvoiceId() {
    return text("RepeatingInvoiceID");
  }

  /** {@return {@code ID}: text, or null} */
  public @Nullable String id() {
    return text("ID");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code ApprovedForSending}: true or false, or null} */
  public @Nullable Boolean approvedForSending() {
    return bool("ApprovedForSending");
  }

  /** {@return {@code SendCopy}: true or false, or null} */
  public @Nullable Boolean sendCopy() {
    return bool("SendCopy");
  }

  /** {@return {@code MarkAsSent}: true or false, or null} */
  public @Nullable Boolean markAsSent() {
    return bool("MarkAsSent");
  }

  /** {@return {@code IncludePDF}: true or false, or null} */
  public @Nullable Boolean includePdf() {
    return bool("IncludePDF");
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code ACCPAY}. */
    ACCPAY("ACCPAY"),
    /** {@code ACCREC}. */
    ACCREC("ACCREC");

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
}
