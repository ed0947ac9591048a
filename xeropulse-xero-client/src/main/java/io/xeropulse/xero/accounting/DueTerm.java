package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** When one kind of document falls due, as Xero sends it. Immutable and thread-safe. */
public final class DueTerm extends XeroObject {

  DueTerm(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Day}: a whole number, or null} */
  public @Nullable Long day() {
    return whole("Day");
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<PaymentTermType> type() {
    return word("Type", PaymentTermType.class);
  }

  /** Words of {@code PaymentTermType} that Xero has published. */
  public enum PaymentTermType implements WireWord {
    /** {@code DAYSAFTERBILLDATE}. */
    DAYSAFTERBILLDATE("DAYSAFTERBILLDATE"),
    /** {@code DAYSAFTERBILLMONTH}. */
    DAYSAFTERBILLMONTH("DAYSAFTERBILLMONTH"),
    /** {@code OFCURRENTMONTH}. */
    OFCURRENTMONTH("OFCURRENTMONTH"),
    /** {@code OFFOLLOWINGMONTH}. */
    OFFOLLOWINGMONTH("OFFOLLOWINGMONTH");

    private final String wire;

    PaymentTermType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
