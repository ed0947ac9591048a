package io.xeropulse.core.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job of the practice. Its source id is the job number, which practices format freely.
 *
 * @param sourceId the job number
 * @param name the job's name
 * @param state the practice's own word for its state
 * @param clientId whose job it is, or null
 * @param clientName that client's name, or null
 * @param category the job category's name, or null
 * @param managerId the managing staff member, or null
 * @param partnerId the responsible partner, or null
 * @param startDate planned start, or null
 * @param dueDate when it is due, or null
 * @param completedDate when it was completed, or null
 * @param assignedStaffIds who works on it
 */
public record Job(
    String sourceId,
    String name,
    String state,
    @Nullable String clientId,
    @Nullable String clientName,
    @Nullable String category,
    @Nullable String managerId,
    @Nullable String partnerId,
    @Nullable LocalDate startDate,
    @Nullable LocalDate dueDate,
    @Nullable LocalDate completedDate,
    List<String> assignedStaffIds)
    implements Fact {
  public Job {
    assignedStaffIds = List.copyOf(assignedStaffIds);
  }
}
