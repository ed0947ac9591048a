package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.BilledLine;
import io.xeropulse.core.wip.JobLedger;
import io.xeropulse.core.wip.WriteOn;
import io.xeropulse.core.wip.WriteOns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The stored write-ons of an organization, and the interims that became income by themselves. */
final class WriteOnTable {
  private final FigureTable table;

  WriteOnTable(Handle handle, OrganizationId organization) {
    table =
        new FigureTable(
            handle,
            "write_on",
            List.of(
                "organization_id",
                "job_id",
                "kind",
                "dated_on",
                "invoice_line_id",
                "time_entry_id",
                "staff_id",
                "time_amount",
                "write_on_amount"),
            List.of(
                "organization_id",
                "job_id",
                "kind",
                "dated_on",
                "invoice_line_id",
                "time_entry_id"),
            Map.of("organization_id", organization.value()));
  }

  void add(JobLedger job, WriteOns writeOns) {
    for (WriteOn writeOn : writeOns.entries()) {
      Map<String, @Nullable Object> row = row(job, "time", writeOn.date(), writeOn.amount());
      row.put("invoice_line_id", writeOn.invoiceLineId());
      row.put("time_entry_id", writeOn.timeEntryId());
      row.put("staff_id", writeOn.staffId());
      row.put("time_amount", writeOn.value());
      table.add(row);
    }
    for (BilledLine billed : job.billed()) {
      String line = billed.line().sourceId();
      if (line != null && writeOns.unknownLines().contains(line)) {
        Map<String, @Nullable Object> row = row(job, "unknown", billed.invoiceDate(), null);
        row.put("invoice_line_id", line);
        table.add(row);
      }
    }
    Map<LocalDate, BigDecimal> washed = new TreeMap<>();
    writeOns.washUps().forEach(w -> washed.merge(w.date(), w.amount(), BigDecimal::add));
    washed.forEach((date, amount) -> table.add(row(job, "wash_up", date, amount)));
  }

  void replace() {
    table.replace();
  }

  private static Map<String, @Nullable Object> row(
      JobLedger job, String kind, LocalDate date, @Nullable BigDecimal amount) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("job_id", job.jobId());
    row.put("kind", kind);
    row.put("dated_on", date);
    row.put("invoice_line_id", "");
    row.put("time_entry_id", "");
    row.put("staff_id", null);
    row.put("time_amount", null);
    row.put("write_on_amount", amount);
    return row;
  }
}
