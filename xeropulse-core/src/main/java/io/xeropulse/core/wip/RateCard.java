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
  private record Key(
      @Nullable String jobId,
      @Nullable String clientId,
      @Nullable String staffId,
      @Nullable String taskId) {}

  private final Map<Key, List<RateCardEntry>> entries = new HashMap<>();
  private final RatePreference preference;
  private final boolean anyForJobs;
  private final boolean anyForClients;

  private RateCard(List<RateCardEntry> lines, RatePreference preference) {
    this.preference = preference;
    this.anyForJobs = lines.stream().anyMatch(line -> line.jobId() != null);
    this.anyForClients = lines.stream().anyMatch(line -> line.clientId() != null);
    lines.forEach(this::add);
  }

  private void add(RateCardEntry line) {
    if (line.jobId() != null && line.clientId() != null) {
      throw new InvalidConfigurationException(
          "Rate card: a rate is for job %s and for client %s; name only one of them"
              .formatted(line.jobId(), line.clientId()));
    }
    Key key = new Key(line.jobId(), line.clientId(), line.staffId(), line.taskId());
    List<RateCardEntry> same = entries.computeIfAbsent(key, k -> new ArrayList<>());
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
    return Optional.ofNullable(within(null, null, staffId, taskId, date))
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
    String staff = entry.staffId();
    String task = entry.taskId();
    RateCardEntry found =
        anyForJobs ? within(entry.jobId(), null, staff, task, entry.date()) : null;
    if (found == null && anyForClients && clientId != null) {
      found = within(null, clientId, staff, task, entry.date());
    }
    return Optional.ofNullable(
        found == null ? within(null, null, staff, task, entry.date()) : found);
  }

  private @Nullable RateCardEntry within(
      @Nullable String jobId,
      @Nullable String clientId,
      String staffId,
      @Nullable String taskId,
      LocalDate date) {
    boolean staffFirst = preference == RatePreference.STAFF_RATE;
    RateCardEntry found = find(new Key(jobId, clientId, staffId, taskId), date);
    if (found == null) {
      found = find(key(jobId, clientId, staffId, taskId, staffFirst), date);
    }
    if (found == null) {
      found = find(key(jobId, clientId, staffId, taskId, !staffFirst), date);
    }
    return found == null ? find(new Key(jobId, clientId, null, null), date) : found;
  }

  private static Key key(
      @Nullable String jobId,
      @Nullable String clientId,
      String staffId,
      @Nullable String taskId,
      boolean ofStaff) {
    return ofStaff
        ? new Key(jobId, clientId, staffId, null)
        : new Key(jobId, clientId, null, taskId);
  }

  private @Nullable RateCardEntry find(Key key, LocalDate date) {
    for (RateCardEntry entry : entries.getOrDefault(key, List.of())) {
      if (entry.holdsOn(date)) {
        return entry;
      }
    }
    return null;
  }

  private static String anyIfNull(@Nullable String id) {
    return id == null ? "any" : id;
  }
}
