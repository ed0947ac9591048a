package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report that Xero worked out, as it shows it: rows of cells. Immutable and thread-safe. */
public final class Report extends XeroObject {

  Report(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code ReportID}: text, or null} */
  public @Nullable String reportId() {
    return text("ReportID");
  }

  /** {@return {@code ReportName}: text, or null} */
  public @Nullable String reportName() {
    return text("ReportName");
  }

  /** {@return {@code ReportType}: Xero's word, or null} */
  public @Nullable String reportType() {
    return text("ReportType");
  }

  /** {@return {@code ReportTitles}, empty if there are none} */
  public List<String> reportTitles() {
    return texts("ReportTitles");
  }

  /** {@return {@code ReportDate}: when it was made, as Xero shows it, or null} */
  public @Nullable String reportDate() {
    return text("ReportDate");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code Rows}, as nested as Xero sends them} */
  public List<ReportRow> rows() {
    return list("Rows", ReportRow::new);
  }

  /**
   * The report's figures, flat.
   *
   * @return one line for each row with figures, in the order of the report
   */
  public List<ReportLine> lines() {
    return ReportLines.of(rows());
  }
}
