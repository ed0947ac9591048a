package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report in Xero's form: rows of cells, all of them display strings. Not thread-safe. */
final class ReportRows {

  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final ObjectNode report = Json.object();
  private final ArrayNode rows;
  private ArrayNode into;

  ReportRows(String type, String name, String organisation, String period, LocalDate date) {
    report.put("ReportID", type);
    report.put("ReportName", name);
    report.put("ReportType", type);
    report.putArray("ReportTitles").add(name).add(organisation).add(period);
    report.put("ReportDate", longDate(date));
    report.put("UpdatedDateUTC", WireDate.of(Instant.EPOCH));
    report.putArray("Fields");
    rows = report.putArray("Rows");
    into = rows;
  }

  static String longDate(LocalDate date) {
    return LONG.format(date);
  }

  void header(List<String> titles) {
    ArrayNode cells = rows.addObject().put("RowType", "Header").putArray("Cells");
    titles.forEach(title -> cells.addObject().put("Value", title));
  }

  void section(String title) {
    ObjectNode section = rows.addObject();
    section.put("RowType", "Section");
    section.put("Title", title);
    into = section.putArray("Rows");
  }

  void row(String attribute, String attributeValue, List<String> values) {
    add("Row", attribute, attributeValue, values);
  }

  void plain(List<String> values) {
    add("Row", "", "", values);
  }

  void summary(List<String> values) {
    add("SummaryRow", "", "", values);
  }

  ObjectNode done(Instant at) {
    report.put("UpdatedDateUTC", WireDate.of(at));
    return report;
  }

  private void add(String type, String attribute, String attributeValue, List<String> values) {
    ArrayNode cells = into.addObject().put("RowType", type).putArray("Cells");
    for (String value : values) {
      ObjectNode cell = cells.addObject();
      cell.put("Value", value);
      if (!attribute.isEmpty()) {
        cell.putArray("Attributes").addObject().put("Value", attributeValue).put("Id", attribute);
      }
    }
  }
}
