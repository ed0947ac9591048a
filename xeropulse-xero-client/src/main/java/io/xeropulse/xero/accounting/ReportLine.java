package io.xeropulse.xero.accounting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report with its figures named. Immutable.
 *
 * @param sections the titles above it, outermost first; sections without a title are left out
 * @param label what the row is called
 * @param summary true if it is worked out of other rows
 * @param accountId the account it is about, or null
 * @param documentId the invoice, bill or credit note it is about, or null
 * @param figures its figures, in the order of the columns
 */
public record ReportLine(
    List<String> sections,
    String label,
    boolean summary,
    @Nullable String accountId,
    @Nullable String documentId,
    List<ReportFigure> figures) {
  public ReportLine {
    sections = List.copyOf(sections);
    figures = List.copyOf(figures);
  }

  /**
   * The figure of a column.
   *
   * @param column the column's name, in any case
   * @return the figure, or null if the report has no such column
   */
  public @Nullable ReportFigure figure(String column) {
    for (ReportFigure figure : figures) {
      if (figure.column().equalsIgnoreCase(column)) {
        return figure;
      }
    }
    return null;
  }

  /**
   * The row as Xero shows it.
   *
   * @return the text of each cell, the label first
   */
  public List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.add(label);
    figures.forEach(figure -> cells.add(figure.text()));
    return cells;
  }
}
