package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job. Lists give tasks, milestones and notes, identifier, budget and type only in the detailed
 * form. Immutable.
 *
 * @param id the job number, in whatever form the practice likes, or null
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param description what it is about, or null
 * @param client the client, or null
 * @param clientOrderNumber the client's own number of it, or null
 * @param budget without tax, in base currency, or null
 * @param state the practice's own word for its state, or null
 * @param type the job category's name, not its identifier, or null
 * @param startDate planned start, a calendar date in no zone, or null
 * @param dueDate when it is due, a calendar date in no zone, or null
 * @param completedDate when it was completed, a calendar date in no zone, or null
 * @param contact the person at the client, or null
 * @param internalId XPM's internal number, or null
 * @param manager who manages it, or null
 * @param partner who is responsible for it, or null
 * @param assigned who works on it
 * @param tasks its work
 * @param milestones dates it has to meet
 * @param notes notes on it
 * @param webUrl where a person can open it; in JSON only, or null
 */
public record PracticeJob(
    @Nullable String id,
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String description,
    @Nullable NamedReference client,
    @Nullable String clientOrderNumber,
    @Nullable BigDecimal budget,
    @Nullable String state,
    @Nullable String type,
    @Nullable LocalDate startDate,
    @Nullable LocalDate dueDate,
    @Nullable LocalDate completedDate,
    @Nullable NamedReference contact,
    @Nullable String internalId,
    @Nullable NamedReference manager,
    @Nullable NamedReference partner,
    List<AssignedStaff> assigned,
    List<JobTask> tasks,
    List<Milestone> milestones,
    List<JobNote> notes,
    @Nullable String webUrl) {
  public PracticeJob {
    assigned = Lists.orNone(assigned);
    tasks = Lists.orNone(tasks);
    milestones = Lists.orNone(milestones);
    notes = Lists.orNone(notes);
  }
}
