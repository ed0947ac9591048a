package io.xeropulse.core.wip;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of somebody's work is charged at on a day, since XPM keeps no rates. A rate for the
 * job goes before one for the client, and that before any other; among them the one for person and
 * task goes before the one for the person or the task, and the general one comes last. Immutable
 * and thread-safe.
 */
public final class RateCard {
  /** Whom and what a rate is for, beyond the job or client. */
  private record StaffTask(@Nullable String staffId, @Nullable String taskId) {}

  /** The rates of a job, of a client, or the general ones. */
  private static final class Rates {
    private final Map<StaffTask, List<RateCardEntry>> both = new HashMap<>();
    private final Map<String, List<RateCardEntry>> ofStaff = new HashMap<>();
    private final Map<String, List<RateCardEntry>> ofTask = new HashMap<>();
    private final List<RateCardEntry> ofAnybody = new ArrayList<>();

    List<RateCardEntry> sameAs(RateCardEntry line) {
      String staff = line.staffId();
      String task = line.taskId();
      if (staff == null) {
        return task == null ? ofAnybody : ofTask.computeIfAbsent(task, id -> new ArrayList<>());
      }
      return task == null
          ? ofStaff.computeIfAbsent(staff, id -> new ArrayList<>())
          : both.computeIfAbsent(new StaffTask(staff, task), id -> new ArrayList<>());
    }

    @Nullable RateCardEntry find(
        String staffId, @Nullable String taskId, LocalDate date, boolean staffFirst) {
      RateCardEntry found =
          both.isEmpty() ? null : holding(both.get(new StaffTask(staffId, taskId)), date);
      if (found == null) {
        found = staffFirst ? holding(ofStaff.get(staffId), date) : ofTask(taskId, date);
      }
      if (found == null) {
        found = staffFirst ? ofTask(taskId, date) : holding(ofStaff.get(staffId), date);
      }
      return found == null ? holding(ofAnybody, date) : found;
    }

    private @Nullable RateCardEntry ofTask(@Nullable String taskId, LocalDate date) {
      return taskId == null ? null : holding(ofTask.get(taskId), date);
    }

    private static @Nullable RateCardEntry holding(
        @Nullable List<RateCardEntry> lines, LocalDate date) {
      if (lines != null) {
        for (RateCardEntry line : lines) {
          if (line.holdsOn(date)) {
            return line;
          }
        }
      }
      return null;
    }
  }

  private final Rates general = new Rates();
  private final Map<String, Rates> ofJobs = new HashMap<>();
  private final Map<String, Rates> ofClients = new HashMap<>();
  private final RatePreference preference;

  private RateCard(List<RateCardEntry> lines, RatePreference preference) {
    this.preference = preference;
    lines.forEach(this::add);
  }

  private void add(RateCardEntry line) {
    if (line.jobId() != null && line.clientId() != null) {
      throw new InvalidConfigurationException(
          "Rate card: a rate is for job %s and for client %s; name only one of them"
              .formatted(line.jobId(), line.clientId()));
    }
    List<RateCardEntry> same = ratesFor(line).sameAs(line);
    for (RateCardEntry other : same) {
      if (line.overlaps(other)) {
        throw new InvalidConfigurationException(
            "Rate card: two rates for staff %s, task %s, job %s, client %s hold on the same day (%s and %s); end one before the other starts"
                .formatted(
                    anyIfNull(line.staffId()),
                    anyIfNull(line.taskId()),
                    anyIfNull(line.jobId()),
                    anyIfNull(line.clientId()),
                    other.hourlyRate().toPlainString(),
                    line.hourlyRate().toPlainString()));
      }
    }
    same.add(line);
  }

  private Rates ratesFor(RateCardEntry line) {
    if (line.jobId() != null) {
      return ofJobs.computeIfAbsent(line.jobId(), id -> new Rates());
    }
    return line.clientId() == null
        ? general
        : ofClients.computeIfAbsent(line.clientId(), id -> new Rates());
  }

  /**
   * Creates a rate card on which a person's rate goes before a task's.
   *
   * @param entries its lines
   * @return the rate card
   * @throws InvalidConfigurationException if two lines for the same job or client, staff and task
   *     hold on one day, or a line is for a job and a client
   */
  public static RateCard of(List<RateCardEntry> entries) {
    return of(entries, RatePreference.STAFF_RATE);
  }

  /**
   * Creates a rate card.
   *
   * @param entries its lines
   * @param preference whether a person's rate goes before a task's, as the practice has it
   * @return the rate card
   * @throws InvalidConfigurationException if two lines for the same job or client, staff and task
   *     hold on one day, or a line is for a job and a client
   */
  public static RateCard of(List<RateCardEntry> entries, RatePreference preference) {
    return new RateCard(entries, preference);
  }

  /**
   * The rate for an hour of work, whatever the job and client.
   *
   * @param staffId who worked
   * @param taskId the kind of work, or null if unknown
   * @param date the day of the work
   * @return the rate per hour, without tax, in base currency; empty if the card has none, and then
   *     the time is unpriced, not free
   */
  public Optional<BigDecimal> rateFor(String staffId, @Nullable String taskId, LocalDate date) {
    return Optional.ofNullable(within(general, staffId, taskId, date))
        .map(RateCardEntry::hourlyRate);
  }

  /**
   * The line of this card that prices a time entry, which says where the rate comes from.
   *
   * @param entry the time
   * @param clientId the client of its job, or null if unknown
   * @return the line; empty if the card has none, and then the time is unpriced, not free
   */
  public Optional<RateCardEntry> entryFor(TimeEntry entry, @Nullable String clientId) {
    return Optional.ofNullable(lineFor(entry, clientId));
  }

  @Nullable RateCardEntry lineFor(TimeEntry entry, @Nullable String clientId) {
    RateCardEntry found = ofJobs.isEmpty() ? null : within(ofJobs.get(entry.jobId()), entry);
    if (found == null && clientId != null && !ofClients.isEmpty()) {
      found = within(ofClients.get(clientId), entry);
    }
    return found == null ? within(general, entry) : found;
  }

  private @Nullable RateCardEntry within(@Nullable Rates rates, TimeEntry entry) {
    return rates == null ? null : within(rates, entry.staffId(), entry.taskId(), entry.date());
  }

  private @Nullable RateCardEntry within(
      Rates rates, String staffId, @Nullable String taskId, LocalDate date) {
    return rates.find(staffId, taskId, date, preference == RatePreference.STAFF_RATE);
  }

  private static String anyIfNull(@Nullable String id) {
    return id == null ? "any" : id;
  }
}
