package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A telephone number, as Xero sends it. Immutable and thread-safe. */
public final class Phone extends XeroObject {

  Phone(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code PhoneType} as an open word, or null} */
  public @Nullable Word<PhoneType> phoneType() {
    return word("PhoneType", PhoneType.class);
  }

  /** {@return {@code PhoneNumber}: text, or null} */
  public @Nullable String phoneNumber() {
    return text("PhoneNumber");
  }

  /** {@return {@code PhoneAreaCode}: text, or null} */
  public @Nullable String phoneAreaCode() {
    return text("PhoneAreaCode");
  }

  /** {@return {@code PhoneCountryCode}: text, or null} */
  public @Nullable String phoneCountryCode() {
    return text("PhoneCountryCode");
  }

  /** Words of {@code PhoneType} that Xero has published. */
  public enum PhoneType implements WireWord {
    /** {@code DEFAULT}. */
    DEFAULT("DEFAULT"),
    /** {@code DDI}. */
    DDI("DDI"),
    /** {@code MOBILE}. */
    MOBILE("MOBILE"),
    /** {@code FAX}. */
    FAX("FAX"),
    /** {@code OFFICE}. */
    OFFICE("OFFICE");

    private final String wire;

    PhoneType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
