package io.xeropulse.core.wip;

import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job's billable time that no invoice has cleared, by who worked it. Not thread-safe. */
final class OpenTime {
  private final Map<String, Person> people = new TreeMap<>();

  void add(TimeEntry entry, @Nullable BigDecimal value) {
    people.computeIfAbsent(entry.staffId(), id -> new Person()).add(entry, value);
  }

  List<WipItem> items() {
    List<WipItem> all = new ArrayList<>();
    people.values().forEach(person -> all.addAll(person.items));
    return all;
  }

  long unpricedMinutes() {
    return people.values().stream().mapToLong(person -> person.unpricedMinutes).sum();
  }

  List<StaffWip> byStaff(LocalDate asAt) {
    return people.entrySet().stream()
        .map(entry -> entry.getValue().wip(entry.getKey(), asAt))
        .toList();
  }

  private static final class Person {
    private final List<WipItem> items = new ArrayList<>();
    private long minutes;
    private long unpricedMinutes;

    void add(TimeEntry entry, @Nullable BigDecimal value) {
      minutes += entry.minutes();
      if (value == null) {
        unpricedMinutes += entry.minutes();
      } else {
        items.add(new WipItem(entry.date(), value));
      }
    }

    StaffWip wip(String staffId, LocalDate asAt) {
      return new StaffWip(
          staffId, minutes, WipItem.sum(items), unpricedMinutes, InterimSetOff.gross(items, asAt));
    }
  }
}
