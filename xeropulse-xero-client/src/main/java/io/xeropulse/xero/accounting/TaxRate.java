package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tax rate, as Xero sends it. Immutable and thread-safe. */
public final class TaxRate extends XeroObject {

  TaxRate(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code TaxType}: text, or null} */
  public @Nullable String taxType() {
    return text("TaxType");
  }

  /** {@return {@code TaxComponents}, empty if there are none} */
  public List<TaxComponent> taxComponents() {
    return list("TaxComponents", TaxComponent::new);
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code ReportTaxType}: Xero's word, or null} */
  public @Nullable String reportTaxType() {
    return text("ReportTaxType");
  }

  /** {@return {@code CanApplyToAssets}: true or false, or null} */
  public @Nullable Boolean canApplyToAssets() {
    return bool("CanApplyToAssets");
  }

  /** {@return {@code CanApplyToEquity}: true or false, or null} */
  public @Nullable Boolean canApplyToEquity() {
    return bool("CanApplyToEquity");
  }

  /** {@return {@code CanApplyToExpenses}: true or false, or null} */
  public @Nullable Boolean canApplyToExpenses() {
    return bool("CanApplyToExpenses");
  }

  /** {@return {@code CanApplyToLiabilities}: true or false, or null} */
  public @Nullable Boolean canApplyToLiabilities() {
    return bool("CanApplyToLiabilities");
  }

  /** {@return {@code CanApplyToRevenue}: true or false, or null} */
  public @Nullable Boolean canApplyToRevenue() {
    return bool("CanApplyToRevenue");
  }

  /** {@return {@code DisplayTaxRate}: an exact number, or null} */
  public @Nullable BigDecimal displayTaxRate() {
    return decimal("DisplayTaxRate");
  }

  /** {@return {@code EffectiveRate}: an exact number, or null} */
  public @Nullable BigDecimal effectiveRate() {
    return decimal("EffectiveRate");
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code ACTIVE}. */
    ACTIVE("ACTIVE"),
    /** {@code DELETED}. */
    DELETED("DELETED"),
    /** {@code ARCHIVED}. */
    ARCHIVED("ARCHIVED"),
    /** {@code PENDING}. */
    PENDING("PENDING");

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
