package io.xeropulse.sandbox.jobs;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job; immutable.
 *
 * @param id its id
 * @param number its number, in whatever form the practice likes
 * @param name its name
 * @param state where it stands
 * @param category what kind of work
 * @param client for whom
 * @param manager who runs it
 * @param assigned who works on it
 * @param start its first day
 * @param due when it should be done
 * @param completed when it was done, null while it is not
 */
public record Job(
    UUID id,
    String number,
    String name,
    String state,
    Named category,
    Named client,
    Named manager,
    List<Named> assigned,
    LocalDate start,
    LocalDate due,
    @Nullable LocalDate completed) {

  Job in(String other, @Nullable LocalDate on) {
    return new Job(id, number, name, other, category, client, manager, assigned, start, due, on);
  }
}
