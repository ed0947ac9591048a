package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** An address on an invoice, as Xero sends it. Immutable and thread-safe. */
public final class InvoiceAddress extends XeroObject {

  InvoiceAddress(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code InvoiceAddressType} as an open word, or null} */
  public @Nullable Word<InvoiceAddressType> invoiceAddressType() {
    return word("InvoiceAddressType", InvoiceAddressType.class);
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

  /** Words of {@code InvoiceAddressType} that Xero has published. */
  public enum InvoiceAddressType implements WireWord {
    /** {@code FROM}. */
    FROM("FROM"),
    /** {@code TO}. */
    TO("TO");

    private final String wire;

    InvoiceAddressType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
