package io.xeropulse.xpm.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an export of XPM's WIP ledger, whose amounts are XPM's own. Columns, where * is needed and
 * other headings follow a slash: job_no* / job_number / job_id, date*, billable_amount*,
 * invoiced_amount, write_on_amount, staff / staff_name, task / task_name, minutes or hours / time /
 * duration, billable_rate. Further columns are skipped. Stateless and thread-safe.
 */
public final class WipLedgerCsv {
  private static final CsvColumns COLUMNS =
      CsvColumns.among()
          .required("job_no", "job_number", "job_id")
          .required("date")
          .required("billable_amount")
          .optional("write_on_amount", "write_on")
          .optional("staff", "staff_name")
          .optional("task", "task_name")
          .optional("hours", "time", "duration");

  private WipLedgerCsv() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with a header
   * @return its lines, in their order
   * @throws io.xeropulse.core.InvalidConfigurationException naming file, line and column of what
   *     cannot be read
   */
  public static List<WipLedgerLine> read(Path file) {
    List<WipLedgerLine> lines = new ArrayList<>();
    try (CsvTable table = CsvTable.open(file, COLUMNS, CsvFaults.REFUSE_FILE)) {
      table.forEachRemaining(row -> lines.add(line(row)));
    }
    return lines;
  }

  private static WipLedgerLine line(CsvRow row) {
    boolean timed = row.text("minutes") != null || row.text("hours") != null;
    return new WipLedgerLine(
        row.required("job_no"),
        row.text("staff"),
        row.text("task"),
        row.requiredDate("date"),
        timed ? row.minutes("minutes", "hours") : null,
        row.text("billable_rate") == null ? null : row.amount("billable_rate"),
        row.amount("billable_amount"),
        row.amountOrZero("invoiced_amount"),
        row.amountOrZero("write_on_amount"));
  }
}
