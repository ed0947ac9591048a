package io.xeropulse.core.wip;

import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job's billable time that no invoice has cleared, by who worked it. Not thread-safe. */
final class OpenTime {
  private final Map<String, Person> people = new HashMap<>();
  private final List<WipItem> items = new ArrayList<>();
  private final LocalDate asAt;
  private long unpricedMinutes;

  OpenTime(LocalDate asAt) {
    this.asAt = asAt;
  }

  void add(TimeEntry entry, @Nullable BigDecimal value) {
    Person person = people.get(entry.staffId());
    if (person == null) {
      person = new Person(asAt);
      people.put(entry.staffId(), person);
    }
    person.minutes += entry.minutes();
    if (value == null) {
      person.unpricedMinutes += entry.minutes();
      unpricedMinutes += entry.minutes();
    } else {
      person.amounts.add(entry.date(), value);
      items.add(new WipItem(entry.date(), value));
    }
  }

  List<WipItem> items() {
    return items;
  }

  long unpricedMinutes() {
    return unpricedMinutes;
  }

  List<StaffWip> byStaff() {
    return people.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(person -> person.getValue().wip(person.getKey()))
        .toList();
  }

  WipAgeing ageing() {
    WipAgeing sum = WipAgeing.EMPTY;
    for (Person person : people.values()) {
      sum = sum.plus(person.amounts.ageing(BigDecimal.ZERO));
    }
    return sum;
  }

  private static final class Person {
    private final AgeingSum amounts;
    private long minutes;
    private long unpricedMinutes;

    Person(LocalDate asAt) {
      amounts = new AgeingSum(asAt);
    }

    StaffWip wip(String staffId) {
      WipAgeing ageing = amounts.ageing(BigDecimal.ZERO);
      return new StaffWip(staffId, minutes, ageing.total(), unpricedMinutes, ageing);
    }
  }
}
