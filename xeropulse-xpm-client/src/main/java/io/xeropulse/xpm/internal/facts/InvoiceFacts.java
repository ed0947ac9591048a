package io.xeropulse.xpm.internal.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says XPM's invoices, with the lines of their jobs, in our words. Stateless and thread-safe. */
public final class InvoiceFacts {
  private InvoiceFacts() {}

  /**
   * What tells an invoice from others: its UUID under either of the names XPM gives it, or else its
   * number. Every draft has the same number, so a draft without a UUID has no identity.
   *
   * @param record as it came
   * @return the identifier, or null if there is none
   */
  public static @Nullable String id(ObjectNode record) {
    Fields fields = new Fields(record);
    String uuid = fields.firstOf("internalUuid", "uuid");
    String number = number(record);
    return uuid != null || "Draft".equalsIgnoreCase(number) ? uuid : number;
  }

  /**
   * The number by which an invoice is asked for.
   *
   * @param record as it came
   * @return the number, or null if it has none
   */
  public static @Nullable String number(ObjectNode record) {
    return new Fields(record).text("id");
  }

  /**
   * Whether the record carries its lines, or is the summary of a list.
   *
   * @param record as it came
   * @return true if no detail needs to be asked for
   */
  public static boolean hasLines(ObjectNode record) {
    Fields invoice = new Fields(record);
    return Stream.concat(Stream.of(invoice), invoice.items("jobs").stream())
        .anyMatch(part -> !part.items("tasks").isEmpty() || !part.items("costs").isEmpty());
  }

  /**
   * An invoice. One that has no lines at all counts as one line of its amount, linked to no time.
   *
   * @param record as it came
   * @return the fact
   */
  public static JobInvoice invoice(ObjectNode record) {
    Fields fields = new Fields(record);
    String id = id(record);
    String sourceId = id == null ? fields.identity("internalUuid", "uuid") : id;
    String jobText = fields.text("jobText");
    List<JobInvoiceLine> lines = new ArrayList<>();
    for (Fields job : fields.items("jobs")) {
      addLines(lines, job, job.text("id"));
    }
    addLines(lines, fields, jobText);
    if (lines.isEmpty()) {
      lines.add(wholeAmount(fields, jobText));
    }
    return new JobInvoice(
        sourceId,
        fields.required("id"),
        fields.required("type"),
        fields.required("status"),
        jobText,
        fields.object("client").text("uuid"),
        fields.requiredDate("date"),
        fields.date("dueDate"),
        fields.amount("amount"),
        fields.amount("amountTax"),
        lines);
  }

  private static void addLines(List<JobInvoiceLine> lines, Fields part, @Nullable String jobId) {
    for (Fields task : part.items("tasks")) {
      lines.add(
          new JobInvoiceLine(
              task.text("uuid"),
              JobInvoiceLineKind.TASK,
              jobId,
              task.text("name"),
              null,
              null,
              null,
              task.amount("amount")));
    }
    for (Fields cost : part.items("costs")) {
      lines.add(
          new JobInvoiceLine(
              null,
              JobInvoiceLineKind.COST,
              jobId,
              cost.text("description"),
              cost.text("code"),
              cost.amount("quantity"),
              cost.amount("unitPrice"),
              cost.amount("amount")));
    }
  }

  private static JobInvoiceLine wholeAmount(Fields invoice, @Nullable String jobId) {
    return new JobInvoiceLine(
        null,
        JobInvoiceLineKind.TASK,
        jobId,
        invoice.text("description"),
        null,
        null,
        null,
        invoice.amount("amount"));
  }
}
