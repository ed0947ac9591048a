package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import org.jspecify.annotations.Nullable;

/** A cell of a report. Immutable and thread-safe. */
public final class ReportCell extends XeroObject {

  ReportCell(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Value} as Xero shows it, empty if there is none} */
  public String value() {
    String value = text("Value");
    return value == null ? "" : value;
  }

  /**
   * What the cell stands for.
   *
   * @param id such as {@code account}, {@code accountID}, {@code invoiceID}, {@code fromDate}
   * @return the attribute's value, or null if the cell has none of that name
   */
  public @Nullable String attribute(String id) {
    for (Attribute attribute : list("Attributes", Attribute::new)) {
      if (id.equalsIgnoreCase(attribute.text("Id"))) {
        return attribute.text("Value");
      }
    }
    return null;
  }

  private static final class Attribute extends XeroObject {
    Attribute(JsonObject fields) {
      super(fields);
    }
  }
}
