package io.xeropulse.core.wip;

import io.xeropulse.core.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of somebody's work is charged at on a day, since XPM keeps no rates. The most
 * specific entry wins: staff and task, then staff, then task, then the general one. Immutable and
 * thread-safe.
 */
public final class RateCard {
  private record Key(@Nullable String staffId, @Nullable String taskId) {}

  private final Map<Key, List<RateCardEntry>> entries = new HashMap<>();

  private RateCard(List<RateCardEntry> lines) {
    for (RateCardEntry line : lines) {
      List<RateCardEntry> same =
          entries.computeIfAbsent(new Key(line.staffId(), line.taskId()), k -> new ArrayList<>());
      for (RateCardEntry other : same) {
        if (line.overlaps(other)) {
          throw new InvalidConfigurationException(
              "Rate card: two rates for staff %s, task %s hold on the same day (%s and %s); end one before the other starts"
                  .formatted(
                      anyIfNull(line.staffId()),
                      anyIfNull(line.taskId()),
                      other.hourlyRate().toPlainString(),
                      line.hourlyRate().toPlainString()));
        }
      }
      same.add(line);
    }
  }

  /**
   * Creates a rate card.
   *
   * @param entries its lines
   * @return the rate card
   * @throws InvalidConfigurationException if two lines for the same staff and task hold on one day
   */
  public static RateCard of(List<RateCardEntry> entries) {
    return new RateCard(entries);
  }

  /**
   * The rate for an hour of work.
   *
   * @param staffId who worked
   * @param taskId the kind of work, or null if unknown
   * @param date the day of the work
   * @return the rate per hour, without tax, in base currency; empty if the card has none, and then
   *     the time is unpriced, not free
   */
  public Optional<BigDecimal> rateFor(String staffId, @Nullable String taskId, LocalDate date) {
    return find(staffId, taskId, date)
        .or(() -> find(staffId, null, date))
        .or(() -> find(null, taskId, date))
        .or(() -> find(null, null, date))
        .map(RateCardEntry::hourlyRate);
  }

  private Optional<RateCardEntry> find(
      @Nullable String staffId, @Nullable String taskId, LocalDate date) {
    return entries.getOrDefault(new Key(staffId, taskId), List.of()).stream()
        .filter(entry -> entry.holdsOn(date))
        .findFirst();
  }

  private static String anyIfNull(@Nullable String id) {
    return id == null ? "any" : id;
  }
}
