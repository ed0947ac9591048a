package io.xeropulse.xero.accounting;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Flattens a report: names every figure by its column and every row by the sections above it. */
final class ReportLines {
  private static final DateTimeFormatter COLUMN_DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[d MMMM uuuu][d MMM uuuu][d MMM uu][uuuu-MM-dd]")
          .toFormatter(Locale.ENGLISH);
  private static final int LONGEST_AMOUNT = 40;

  private final List<ReportLine> lines = new ArrayList<>();
  private List<String> columns = List.of();

  private ReportLines() {}

  static List<ReportLine> of(List<ReportRow> rows) {
    ReportLines flat = new ReportLines();
    flat.add(rows, List.of());
    return List.copyOf(flat.lines);
  }

  private void add(List<ReportRow> rows, List<String> sections) {
    for (ReportRow row : rows) {
      Word<ReportRow.RowType> type = row.rowType();
      List<ReportCell> cells = row.cells();
      if (type != null && type.is(ReportRow.RowType.HEADER)) {
        columns = cells.stream().map(ReportCell::value).toList();
      } else if (!cells.isEmpty()) {
        lines.add(line(cells, type, sections));
      }
      add(row.rows(), below(sections, row.title()));
    }
  }

  private ReportLine line(
      List<ReportCell> cells, @Nullable Word<ReportRow.RowType> type, List<String> sections) {
    List<ReportFigure> figures = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      String column = i < columns.size() ? columns.get(i) : "";
      figures.add(figure(cells.get(i), column));
    }
    return new ReportLine(
        sections,
        cells.get(0).value(),
        type != null && type.is(ReportRow.RowType.SUMMARY_ROW),
        attribute(cells, "account", "accountID"),
        attribute(cells, "invoiceID"),
        figures);
  }

  private static ReportFigure figure(ReportCell cell, String column) {
    LocalDate toDate = date(cell.attribute("toDate"));
    return new ReportFigure(
        column, toDate == null ? date(column) : toDate, cell.value(), amount(cell.value()));
  }

  private static @Nullable String attribute(List<ReportCell> cells, String... names) {
    for (ReportCell cell : cells) {
      for (String name : names) {
        String found = cell.attribute(name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable BigDecimal amount(String text) {
    String plain = text.trim().replace(",", "");
    if (plain.isEmpty() || plain.length() > LONGEST_AMOUNT || !plain.matches("-?\\d+(\\.\\d+)?")) {
      return null;
    }
    return new BigDecimal(plain);
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
    try {
      return LocalDate.parse(day, COLUMN_DATE);
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static List<String> below(List<String> sections, @Nullable String title) {
    if (title == null || title.isBlank()) {
      return sections;
    }
    List<String> deeper = new ArrayList<>(sections);
    deeper.add(title);
    return deeper;
  }
}
