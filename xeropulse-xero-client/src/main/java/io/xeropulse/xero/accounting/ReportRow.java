package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a report, or a section of rows. Immutable and thread-safe. */
public final class ReportRow extends XeroObject {

  ReportRow(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code RowType} as an open word, or null} */
  public @Nullable Word<RowType> rowType() {
    return word("RowType", RowType.class);
  }

  /** {@return {@code Title} of a section: text, or null} */
  public @Nullable String title() {
    return text("Title");
  }

  /** {@return {@code Cells}, empty for a section} */
  public List<ReportCell> cells() {
    return list("Cells", ReportCell::new);
  }

  /** {@return {@code Rows} of a section, empty for any other row} */
  public List<ReportRow> rows() {
    return list("Rows", ReportRow::new);
  }

  /** Words of {@code RowType} that Xero has published. */
  public enum RowType implements WireWord {
    /** {@code Header}: the names of the columns. */
    HEADER("Header"),
    /** {@code Section}: rows under a title. */
    SECTION("Section"),
    /** {@code Row}: a label and its figures. */
    ROW("Row"),
    /** {@code SummaryRow}: figures worked out of others. */
    SUMMARY_ROW("SummaryRow");

    private final String wire;

    RowType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
