package io.xeropulse.xpm.internal.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.model.Category;
import io.xeropulse.core.model.Client;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.Task;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Says XPM's records in our words. Every method throws {@link
 * io.xeropulse.core.sync.transform.RejectedRecordException} where it cannot. Stateless and
 * thread-safe.
 */
public final class PracticeFacts {
  private PracticeFacts() {}

  /**
   * A staff member, without the personal data that XPM sends.
   *
   * @param record as it came
   * @return the fact
   */
  public static Staff staff(ObjectNode record) {
    Fields fields = new Fields(record);
    return new Staff(fields.identity("uuid"), fields.required("name"));
  }

  /**
   * A kind of work.
   *
   * @param record as it came
   * @return the fact
   */
  public static Task task(ObjectNode record) {
    Fields fields = new Fields(record);
    return new Task(fields.identity("uuid"), fields.required("name"));
  }

  /**
   * A job category.
   *
   * @param record as it came
   * @return the fact
   */
  public static Category category(ObjectNode record) {
    Fields fields = new Fields(record);
    return new Category(fields.identity("uuid"), fields.required("name"));
  }

  /**
   * A client, without the personal data that XPM sends.
   *
   * @param record as it came
   * @return the fact
   */
  public static Client client(ObjectNode record) {
    Fields fields = new Fields(record);
    return new Client(
        fields.identity("uuid"),
        fields.required("name"),
        fields.flagOrNo("isArchived"),
        fields.flagOrNo("isDeleted"),
        fields.object("accountManager").text("uuid"),
        fields.object("jobManager").text("uuid"),
        fields.text("exportCode"));
  }

  /**
   * A job; its number is its identity, since time entries know no other.
   *
   * @param record as it came
   * @return the fact
   */
  public static Job job(ObjectNode record) {
    Fields fields = new Fields(record);
    return new Job(
        fields.identity("id"),
        fields.required("name"),
        fields.required("state"),
        fields.object("client").text("uuid"),
        fields.object("client").text("name"),
        fields.text("type"),
        fields.object("manager").text("uuid"),
        fields.object("partner").text("uuid"),
        fields.date("startDate"),
        fields.date("dueDate"),
        fields.date("completedDate"),
        fields.items("assigned").stream()
            .map(staff -> staff.text("uuid"))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /**
   * When a job was completed.
   *
   * @param record the job as it came
   * @return the date; empty if it is open, or the date cannot be read
   */
  public static Optional<LocalDate> completed(ObjectNode record) {
    try {
      return Optional.ofNullable(new Fields(record).date("completedDate"));
    } catch (RejectedRecordException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * A time entry; it is invoiced if and only if it points at an invoice line.
   *
   * @param record as it came
   * @return the fact
   */
  public static TimeEntry time(ObjectNode record) {
    Fields fields = new Fields(record);
    return new TimeEntry(
        fields.identity("uuid"),
        fields.object("job").required("id"),
        fields.object("staff").required("uuid"),
        fields.object("task").text("uuid"),
        fields.requiredDate("date"),
        fields.wholeNumber("minutes"),
        fields.flagOrYes("billable"),
        fields.text("invoiceTaskUuid"));
  }

  /**
   * A disbursement, which does not itself say on which job.
   *
   * @param jobNumber the job it was asked for by
   * @param record as it came
   * @return the fact
   */
  public static JobCost cost(String jobNumber, ObjectNode record) {
    Fields fields = new Fields(record);
    return new JobCost(
        fields.identity("uuid"),
        jobNumber,
        fields.requiredDate("date"),
        Objects.requireNonNullElse(fields.text("description"), ""),
        fields.text("code"),
        fields.amount("quantity"),
        fields.amount("unitCost"),
        fields.amount("unitPrice"),
        fields.flagOrYes("billable"));
  }
}
