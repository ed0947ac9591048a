package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.StandInId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one invoice, one for each line. Immutable. */
final class InvoiceRows {
  private final List<CsvRow> rows;

  InvoiceRows(List<CsvRow> rows) {
    this.rows = rows;
  }

  /** The invoice's UUID, or else one made of its number; every draft has the same number. */
  static @Nullable String id(CsvRow row) {
    String uuid = row.text("invoice_uuid");
    String number = row.text("invoice_no");
    if (uuid != null || number == null || "Draft".equalsIgnoreCase(number)) {
      return uuid;
    }
    return StandInId.of("invoice", number);
  }

  @Nullable String id() {
    return id(rows.get(0));
  }

  String rawText() {
    return String.join("\n", rows.stream().map(CsvRow::rawText).toList());
  }

  JobInvoice fact() {
    CsvRow first = rows.get(0);
    String id = id(first);
    if (id == null) {
      throw first.fault("identity", "invoice_no", "does not tell drafts apart; add invoice_uuid");
    }
    LocalDate date = first.requiredDate("date");
    for (CsvRow row : rows) {
      if (!date.equals(row.requiredDate("date"))
          || !first.required("status").equals(row.required("status"))) {
        throw row.fault("date", "date", "or status differs between the rows of one invoice");
      }
    }
    return new JobInvoice(
        id,
        first.required("invoice_no"),
        Objects.requireNonNullElse(first.text("type"), "Progress Invoice"),
        first.required("status"),
        first.text("job_no"),
        first.text("client_uuid"),
        date,
        first.date("due_date"),
        sum("amount"),
        sum("tax"),
        lines());
  }

  private BigDecimal sum(String column) {
    return rows.stream()
        .map(row -> row.amountOrZero(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<JobInvoiceLine> lines() {
    List<JobInvoiceLine> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(rows.get(i), i));
    }
    return lines;
  }

  private static JobInvoiceLine line(CsvRow row, int place) {
    boolean cost = isCost(row);
    return new JobInvoiceLine(
        cost ? null : lineId(row, place),
        cost ? JobInvoiceLineKind.COST : JobInvoiceLineKind.TASK,
        row.text("job_no"),
        row.text("line"),
        row.text("code"),
        cost ? row.amount("quantity") : null,
        cost ? row.amount("unit_price") : null,
        row.amount("amount"));
  }

  private static String lineId(CsvRow row, int place) {
    String uuid = row.text("line_uuid");
    return uuid != null ? uuid : StandInId.of("line", String.valueOf(id(row)), place);
  }

  private static boolean isCost(CsvRow row) {
    String type = row.text("line_type");
    return type != null && type.toLowerCase(Locale.ROOT).equals("cost");
  }

  /** The lines that time may be linked to: those of work, without reading any amount. */
  List<WorkLine> workLines() {
    List<WorkLine> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      CsvRow row = rows.get(i);
      if (!isCost(row)) {
        lines.add(new WorkLine(lineId(row, i), row.text("job_no"), row.text("line")));
      }
    }
    return lines;
  }

  /** A line of work of an invoice. */
  record WorkLine(String id, @Nullable String jobId, @Nullable String name) {}
}
