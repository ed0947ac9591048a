package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** An address of the organisation, as Xero sends it. Immutable and thread-safe. */
public final class OrganisationAddress extends XeroObject {

  OrganisationAddress(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code AddressType} as an open word, or null} */
  public @Nullable Word<AddressType> addressType() {
    return word("AddressType", AddressType.class);
  }

  /** {@return {@code AddressLine1}: text, or null} */
  public @Nullable String addressLine1() {
    return text("AddressLine1");
  }

  /** {@return {@code AddressLine2}: text, or null} */
  public @Nullable String addressLine2() {
    return text("AddressLine2");
  }

  /** {@return {@code AddressLine3}: text, or null} */
  public @Nullable String addressLine3() {
    return text("AddressLine3");
  }

  /** {@return {@code AddressLine4}: text, or null} */
  public @Nullable String addressLine4() {
    return text("AddressLine4");
  }

  /** {@return {@code City}: text, or null} */
  public @Nullable String city() {
    return text("City");
  }

  /** {@return {@code Region}: text, or null} */
  public @Nullable String region() {
    return text("Region");
  }

  /** {@return {@code PostalCode}: text, or null} */
  public @Nullable String postalCode() {
    return text("PostalCode");
  }

  /** {@return {@code Country}: text, or null} */
  public @Nullable String country() {
    return text("Country");
  }

  /** {@return {@code AttentionTo}: text, or null} */
  public @Nullable String attentionTo() {
    return text("AttentionTo");
  }

  /** Words of {@code AddressType} that Xero has published. */
  public enum AddressType implements WireWord {
    /** {@code POBOX}. */
    POBOX("POBOX"),
    /** {@code STREET}. */
    STREET("STREET"),
    /** {@code DELIVERY}. */
    DELIVERY("DELIVERY");

    private final String wire;

    AddressType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
