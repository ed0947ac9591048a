package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.StandInId;
import io.xeropulse.xpm.csv.InvoiceRows.WorkLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The invoices of an export, put together from their rows, wherever in the file these are. */
final class ExportedInvoices {
  private final Map<String, List<CsvRow>> rowsById = new LinkedHashMap<>();
  private final Map<String, List<WorkLine>> workByNumber = new HashMap<>();

  ExportedInvoices(@Nullable Path file) {
    if (file == null) {
      return;
    }
    try (CsvTable table = CsvTable.open(file, ExportColumns.INVOICES, CsvFaults.REJECT_ROW)) {
      while (table.hasNext()) {
        CsvRow row = table.next();
        String id = InvoiceRows.id(row);
        String key = id == null ? "row " + row.line() : id;
        rowsById.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    for (List<CsvRow> rows : rowsById.values()) {
      String number = rows.get(0).text("invoice_no");
      if (number != null) {
        workByNumber
            .computeIfAbsent(number, n -> new ArrayList<>())
            .addAll(new InvoiceRows(rows).workLines());
      }
    }
  }

  Collection<InvoiceRows> all() {
    return rowsById.values().stream().map(InvoiceRows::new).toList();
  }

  /**
   * The line that billed some time, for exports that name only the invoice: the job's line of the
   * task's name, or else its first line of work.
   */
  String lineFor(String invoiceNumber, String jobId, @Nullable String task) {
    List<WorkLine> ofJob =
        workByNumber.getOrDefault(invoiceNumber, List.of()).stream()
            .filter(line -> Objects.equals(line.jobId(), jobId))
            .toList();
    return ofJob.stream()
        .filter(line -> task != null && task.equalsIgnoreCase(line.name()))
        .findFirst()
        .or(() -> ofJob.stream().findFirst())
        .map(WorkLine::id)
        .orElseGet(() -> StandInId.of("line", invoiceNumber, jobId));
  }
}
