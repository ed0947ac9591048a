package io.xeropulse.xpm.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work of a job. Immutable.
 *
 * @param uuid XPM's identifier of this task of this job, or null
 * @param taskUuid the kind of work in the task catalogue, or null
 * @param name its name, or null
 * @param description what it is about, or null
 * @param estimatedMinutes planned work, or null
 * @param actualMinutes work done so far, or null
 * @param completed whether it is done, or null
 * @param billable whether it is charged, or null
 * @param folder the folder it lies in, or null
 * @param startDate planned start, a calendar date in no zone, or null
 * @param dueDate when it is due, a calendar date in no zone, or null
 * @param assigned who works on it
 */
public record JobTask(
    @Nullable String uuid,
    @Nullable String taskUuid,
    @Nullable String name,
    @Nullable String description,
    @Nullable Integer estimatedMinutes,
    @Nullable Integer actualMinutes,
    @Nullable Boolean completed,
    @Nullable Boolean billable,
    @Nullable String folder,
    @Nullable LocalDate startDate,
    @Nullable LocalDate dueDate,
    List<AssignedStaff> assigned) {
  public JobTask {
    assigned = Lists.orNone(assigned);
  }
}
