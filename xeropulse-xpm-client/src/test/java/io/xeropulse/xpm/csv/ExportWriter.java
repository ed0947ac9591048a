package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.Task;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.xpm.Facts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a practice as its exports would be: with XPM's identifiers and ISO dates, or as people
 * know it, by names, Australian dates and thousands separators.
 */
public final class ExportWriter {
  private final Facts facts;
  private final Path folder;
  private final boolean byName;
  private final Map<String, String> staffNames;
  private final Map<String, String> taskNames;

  public ExportWriter(Facts facts, Path folder, boolean byName) {
    this.facts = facts;
    this.folder = folder;
    this.byName = byName;
    this.staffNames =
        facts.staff().stream().collect(Collectors.toMap(Staff::sourceId, Staff::name));
    this.taskNames = facts.tasks().stream().collect(Collectors.toMap(Task::sourceId, Task::name));
  }

  public PracticeExports write() {
    List<List<?>> staff = rows(List.of("Staff Name", "Staff UUID"));
    facts.staff().forEach(person -> staff.add(List.of(person.name(), person.sourceId())));
    List<List<?>> tasks = rows(List.of("Task UUID", "Task"));
    facts.tasks().forEach(task -> tasks.add(List.of(task.sourceId(), task.name())));
    write("staff", staff);
    write("tasks", tasks);
    write("jobs", jobs());
    write("time", time());
    write("costs", costs());
    write("invoices", invoices());
    return PracticeExports.in(folder);
  }

  private List<List<?>> jobs() {
    List<List<?>> rows =
        rows(
            List.of(
                "Job No.",
                "Job Name",
                "State",
                "Client",
                "Client UUID",
                "Category",
                "Manager UUID",
                "Partner UUID",
                "Start Date",
                "Due Date",
                "Completed Date",
                "Assigned"));
    for (Job job : facts.jobs()) {
      rows.add(
          list(
              job.sourceId(),
              job.name(),
              job.state(),
              job.clientName(),
              job.clientId(),
              job.category(),
              job.managerId(),
              job.partnerId(),
              date(job.startDate()),
              date(job.dueDate()),
              date(job.completedDate()),
              String.join(";", job.assignedStaffIds())));
    }
    return rows;
  }

  private List<List<?>> time() {
    List<List<?>> rows =
        rows(
            byName
                ? List.of("Job No.", "Staff", "Task", "Date", "Time", "Billable", "Invoice No.")
                : List.of(
                    "Job No.",
                    "Staff UUID",
                    "Task UUID",
                    "Date",
                    "Minutes",
                    "Billable",
                    "Invoice Task UUID",
                    "UUID"));
    Map<String, String> numbers =
        facts.invoices().stream()
            .flatMap(
                i -> i.lines().stream().map(line -> new String[] {line.sourceId(), i.number()}))
            .filter(pair -> pair[0] != null)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    for (TimeEntry entry : facts.time()) {
      String line = entry.invoiceLineId();
      if (byName) {
        rows.add(
            list(
                entry.jobId(),
                staffNames.get(entry.staffId()),
                taskNames.get(entry.taskId()),
                date(entry.date()),
                hours(entry.minutes()),
                entry.billable() ? "Yes" : "No",
                line == null ? null : numbers.getOrDefault(line, "gone")));
      } else {
        rows.add(
            list(
                entry.jobId(),
                entry.staffId(),
                entry.taskId(),
                date(entry.date()),
                entry.minutes(),
                entry.billable(),
                line,
                entry.sourceId()));
      }
    }
    return rows;
  }

  private List<List<?>> costs() {
    List<List<?>> rows =
        rows(
            List.of(
                "Job No.",
                "Date",
                "Description",
                "Code",
                "Quantity",
                "Unit Cost",
                "Unit Price",
                "Billable",
                byName ? "Supplier" : "Cost UUID"));
    for (JobCost cost : facts.costs()) {
      rows.add(
          list(
              cost.jobId(),
              date(cost.date()),
              cost.description(),
              cost.code(),
              amount(cost.quantity()),
              amount(cost.unitCost()),
              amount(cost.unitPrice()),
              cost.billable(),
              byName ? "Acme" : cost.sourceId()));
    }
    return rows;
  }

  private List<List<?>> invoices() {
    List<List<?>> rows =
        rows(
            List.of(
                "Invoice No.",
                "Type",
                "Status",
                "Job No.",
                "Client UUID",
                "Date",
                "Due Date",
                "Amount",
                "Tax",
                "Line",
                "Line Type",
                "Code",
                "Quantity",
                "Unit Price",
                byName ? "Client" : "Invoice UUID",
                byName ? "Reference" : "Line UUID"));
    for (JobInvoice invoice : facts.invoices()) {
      BigDecimal tax = invoice.amountTax();
      for (JobInvoiceLine line : invoice.lines()) {
        rows.add(
            list(
                invoice.number(),
                invoice.type(),
                invoice.status(),
                line.jobId(),
                invoice.clientId(),
                date(invoice.date()),
                date(invoice.dueDate()),
                amount(line.amount()),
                amount(tax),
                line.description(),
                line.kind() == JobInvoiceLineKind.COST ? "Cost" : "Task",
                line.code(),
                line.quantity() == null ? null : amount(line.quantity()),
                line.unitPrice() == null ? null : amount(line.unitPrice()),
                byName ? "x" : invoice.sourceId(),
                byName ? null : line.sourceId()));
        tax = BigDecimal.ZERO;
      }
    }
    return rows;
  }

  private @Nullable String date(@Nullable LocalDate date) {
    if (date == null || !byName) {
      return Objects.toString(date, null);
    }
    return DateTimeFormatter.ofPattern("d/MM/yyyy", Locale.ROOT).format(date);
  }

  private String amount(BigDecimal amount) {
    return byName
        ? new DecimalFormat("#,##0.00##", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(amount)
        : amount.toPlainString();
  }

  private static String hours(int minutes) {
    int size = Math.abs(minutes);
    return "%s%d:%02d".formatted(minutes < 0 ? "-" : "", size / 60, size % 60);
  }

  private static List<@Nullable Object> list(@Nullable Object... values) {
    return java.util.Arrays.asList(values);
  }

  private static List<List<?>> rows(List<String> header) {
    List<List<?>> rows = new ArrayList<>();
    rows.add(header);
    return rows;
  }

  private void write(String name, List<List<?>> rows) {
    String text =
        rows.stream()
            .map(row -> row.stream().map(ExportWriter::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", byName ? "\uFEFF" : "", "\r\n"));
    try {
      Files.writeString(folder.resolve(name + ".csv"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String quoted(@Nullable Object value) {
    String text = Objects.toString(value, "");
    return text.matches("[\\w .:/-]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
