package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.StandInId;
import io.xeropulse.core.model.Task;
import io.xeropulse.core.model.TimeEntry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says rows of exports in our words, with the same identifiers that the API gives where the export
 * has them. Not thread-safe.
 */
final class ExportFacts {
  private final NameIndex staff;
  private final NameIndex tasks;
  private final ExportedInvoices invoices;

  ExportFacts(NameIndex staff, NameIndex tasks, ExportedInvoices invoices) {
    this.staff = staff;
    this.tasks = tasks;
    this.invoices = invoices;
  }

  ExportedInvoices invoices() {
    return invoices;
  }

  static Staff staff(CsvRow row) {
    return new Staff(staffId(row), row.required("name"));
  }

  static String staffId(CsvRow row) {
    String uuid = row.text("staff_uuid");
    return uuid != null ? uuid : StandInId.of("staff", row.required("name"));
  }

  static Task task(CsvRow row) {
    return new Task(taskId(row), row.required("name"));
  }

  static String taskId(CsvRow row) {
    String uuid = row.text("task_uuid");
    return uuid != null ? uuid : StandInId.of("task", row.required("name"));
  }

  static Job job(CsvRow row) {
    String assigned = row.text("assigned");
    return new Job(
        row.required("job_no"),
        row.required("name"),
        row.required("state"),
        row.text("client_uuid"),
        row.text("client"),
        row.text("category"),
        row.text("manager_uuid"),
        row.text("partner_uuid"),
        row.date("start_date"),
        row.date("due_date"),
        row.date("completed_date"),
        assigned == null
            ? List.of()
            : Arrays.stream(assigned.split(";", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList());
  }

  TimeEntry time(CsvRow row, String id) {
    String job = row.required("job_no");
    String person = person(row);
    LocalDate date = row.requiredDate("date");
    int minutes = row.minutes("minutes", "hours");
    String task = row.text("task_uuid");
    String taskName = row.text("task");
    if (task == null && taskName != null) {
      task = tasks.find(taskName);
    }
    return new TimeEntry(
        id,
        job,
        person,
        task,
        date,
        minutes,
        row.flag("billable", true),
        invoiceLine(row, job, taskName));
  }

  private String person(CsvRow row) {
    String uuid = row.text("staff_uuid");
    if (uuid != null) {
      return uuid;
    }
    String name = row.required("staff");
    if (staff.isAmbiguous(name)) {
      throw row.fault("identity", "staff", "names two people of the staff export; add staff_uuid");
    }
    return Objects.requireNonNullElseGet(staff.find(name), () -> StandInId.of("staff", name));
  }

  private @Nullable String invoiceLine(CsvRow row, String job, @Nullable String task) {
    String line = row.text("invoice_task_uuid");
    String number = row.text("invoice_no");
    return line != null || number == null ? line : invoices.lineFor(number, job, task);
  }

  static JobCost cost(CsvRow row, String id) {
    return new JobCost(
        id,
        row.required("job_no"),
        row.requiredDate("date"),
        row.required("description"),
        row.text("code"),
        row.amount("quantity"),
        row.amountOrZero("unit_cost"),
        row.amount("unit_price"),
        row.flag("billable", true));
  }
}
