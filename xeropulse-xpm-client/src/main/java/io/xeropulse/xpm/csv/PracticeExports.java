package io.xeropulse.xpm.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that a practice exported from XPM's report builder. Each is UTF-8 with a header;
 * headings are compared without regard to case and punctuation, further columns are skipped, dates
 * are Australian ({@code 30/06/2025}, {@code 30 Jun 2025}) or ISO, numbers may have thousands
 * separators. Needed columns are marked *; further accepted headings follow a slash. Immutable.
 *
 * <ul>
 *   <li>staff: staff_uuid / uuid, name* / staff / staff_name
 *   <li>tasks: task_uuid / uuid, name* / task / task_name
 *   <li>jobs: job_no* / job_number / job_id / id, name* / job_name / job, state* / status /
 *       job_state, client / client_name, client_uuid, category / type / job_category, manager_uuid,
 *       partner_uuid, start_date, due_date, completed_date, assigned (staff ids between semicolons)
 *   <li>time: job_no*, date*, minutes or hours / time / duration ({@code 1:30} or {@code 1.5}),
 *       staff_uuid or staff / staff_name, task_uuid or task / task_name, billable (yes if left
 *       out), invoice_task_uuid or invoice_no, time_uuid / uuid
 *   <li>costs: job_no*, date*, description*, quantity*, unit_price*, unit_cost, code, billable (yes
 *       if left out), cost_uuid / uuid
 *   <li>invoices, a row for each line: invoice_no*, date*, status*, amount* without tax, tax, type
 *       (a progress invoice if left out), due_date, job_no, client_uuid, line / description,
 *       line_type (task or cost), line_uuid, code, quantity, unit_price, invoice_uuid / uuid
 * </ul>
 *
 * @param staff people, or null
 * @param tasks kinds of work, or null
 * @param jobs jobs, or null
 * @param time time entries, or null
 * @param costs disbursements, or null
 * @param invoices invoices line by line, or null
 */
public record PracticeExports(
    @Nullable Path staff,
    @Nullable Path tasks,
    @Nullable Path jobs,
    @Nullable Path time,
    @Nullable Path costs,
    @Nullable Path invoices) {

  /**
   * The exports of a folder: {@code staff.csv}, {@code tasks.csv}, {@code jobs.csv}, {@code
   * time.csv}, {@code costs.csv} and {@code invoices.csv}, where they exist.
   *
   * @param folder the folder
   * @return the exports in it
   */
  public static PracticeExports in(Path folder) {
    return new PracticeExports(
        existing(folder, "staff"),
        existing(folder, "tasks"),
        existing(folder, "jobs"),
        existing(folder, "time"),
        existing(folder, "costs"),
        existing(folder, "invoices"));
  }

  private static @Nullable Path existing(Path folder, String name) {
    Path file = folder.resolve(name + ".csv");
    return Files.exists(file) ? file : null;
  }
}
