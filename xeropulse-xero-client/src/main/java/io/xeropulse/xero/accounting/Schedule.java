package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a template makes invoices, as Xero sends it. Immutable and thread-safe. */
public final class Schedule extends XeroObject {

  Schedule(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Period}: a whole number, or null} */
  public @Nullable Long period() {
    return whole("Period");
  }

  /** {@return {@code Unit} as an open word, or null} */
  public @Nullable Word<Unit> unit() {
    return word("Unit", Unit.class);
  }

  /** {@return {@code DueDate}: a whole number, or null} */
  public @Nullable Long dueDate() {
    return whole("DueDate");
  }

  /** {@return {@code DueDateType} as an open word, or null} */
  public @Nullable Word<DueDateType> dueDateType() {
    return word("DueDateType", DueDateType.class);
  }

  /** {@return {@code StartDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate startDate() {
    return date("StartDate");
  }

  /** {@return {@code NextScheduledDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate nextScheduledDate() {
    return date("NextScheduledDate");
  }

  /** {@return {@code EndDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate endDate() {
    return date("EndDate");
  }

  /** Words of {@code Unit} that Xero has published. */
  public enum Unit implements WireWord {
    /** {@code WEEKLY}. */
    WEEKLY("WEEKLY"),
    /** {@code MONTHLY}. */
    MONTHLY("MONTHLY");

    private final String wire;

    Unit(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code DueDateType} that Xero has published. */
  public enum DueDateType implements WireWord {
    /** {@code DAYSAFTERBILLDATE}. */
    DAYSAFTERBILLDATE("DAYSAFTERBILLDATE"),
    /** {@code DAYSAFTERBILLMONTH}. */
    DAYSAFTERBILLMONTH("DAYSAFTERBILLMONTH"),
    /** {@code DAYSAFTERINVOICEDATE}. */
    DAYSAFTERINVOICEDATE("DAYSAFTERINVOICEDATE"),
    /** {@code DAYSAFTERINVOICEMONTH}. */
    DAYSAFTERINVOICEMONTH("DAYSAFTERINVOICEMONTH"),
    /** {@code OFCURRENTMONTH}. */
    OFCURRENTMONTH("OFCURRENTMONTH"),
    /** {@code OFFOLLOWINGMONTH}. */
    OFFOLLOWINGMONTH("OFFOLLOWINGMONTH");

    private final String wire;

    DueDateType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
