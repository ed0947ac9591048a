package io.xeropulse.sandbox.jobs;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time somebody worked; immutable.
 *
 * @param id its id
 * @param job on which job
 * @param task doing what
 * @param staff who
 * @param date on which day
 * @param minutes how long, negative in a correction
 * @param billable whether a client pays for it
 * @param note what was written beside it
 * @param invoiceLine the invoice line it was billed with, null while it is not billed
 */
public record TimeEntry(
    UUID id,
    Job job,
    Named task,
    Named staff,
    LocalDate date,
    int minutes,
    boolean billable,
    String note,
    @Nullable UUID invoiceLine) {

  TimeEntry billedWith(UUID line) {
    return new TimeEntry(id, job, task, staff, date, minutes, billable, note, line);
  }

  TimeEntry lasting(int other) {
    return new TimeEntry(id, job, task, staff, date, other, billable, note, invoiceLine);
  }
}
