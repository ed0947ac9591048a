package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A part of the tax of a line, as Xero sends it. Immutable and thread-safe. */
public final class TaxBreakdown extends XeroObject {

  TaxBreakdown(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code TaxComponentId}: text, or null} */
  public @Nullable String taxComponentId() {
    return text("TaxComponentId");
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<Type> type() {
    return word("Type", Type.class);
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code TaxPercentage}: an exact number, or null} */
  public @Nullable BigDecimal taxPercentage() {
    return decimal("TaxPercentage");
  }

  /** {@return {@code TaxAmount}: an exact amount, or null} */
  public @Nullable BigDecimal taxAmount() {
    return decimal("TaxAmount");
  }

  /** {@return {@code TaxableAmount}: an exact amount, or null} */
  public @Nullable BigDecimal taxableAmount() {
    return decimal("TaxableAmount");
  }

  /** {@return {@code NonTaxableAmount}: an exact amount, or null} */
  public @Nullable BigDecimal nonTaxableAmount() {
    return decimal("NonTaxableAmount");
  }

  /** {@return {@code ExemptAmount}: an exact amount, or null} */
  public @Nullable BigDecimal exemptAmount() {
    return decimal("ExemptAmount");
  }

  /** {@return {@code StateAssignedNo}: text, or null} */
  public @Nullable String stateAssignedNo() {
    return text("StateAssignedNo");
  }

  /** {@return {@code JurisdictionRegion}: text, or null} */
  public @Nullable String jurisdictionRegion() {
    return text("JurisdictionRegion");
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code SYSGST/USCOUNTRY}. */
    SYSGST_USCOUNTRY("SYSGST/USCOUNTRY"),
    /** {@code SYSGST/USSTATE}. */
    SYSGST_USSTATE("SYSGST/USSTATE"),
    /** {@code SYSGST/USCOUNTY}. */
    SYSGST_USCOUNTY("SYSGST/USCOUNTY"),
    /** {@code SYSGST/USCITY}. */
    SYSGST_USCITY("SYSGST/USCITY"),
    /** {@code SYSGST/USSPECIAL}. */
    SYSGST_USSPECIAL("SYSGST/USSPECIAL");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
