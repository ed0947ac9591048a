package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The documents and cash movements that a session handed to the warehouse, remembered as they were
 * read, so that what the tables hold afterwards can be compared with them. The later version of a
 * record counts. Not thread-safe.
 */
public final class HandedOver {
  private final Map<String, Long> marks = new HashMap<>();

  /** Creates a memory of nothing. */
  public HandedOver() {}

  /**
   * Remembers what was loaded.
   *
   * @param facts the facts of a page, as they were read
   */
  public void add(Collection<? extends Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Document || fact instanceof CashMovement) {
        marks.put(fact.sourceId(), Figures.mark(fact));
      }
    }
  }

  /**
   * Remembers what another one remembers.
   *
   * @param other the other one, which is newer
   */
  public void addAll(HandedOver other) {
    marks.putAll(other.marks);
  }

  /** Forgets everything, since it is read again from the beginning. */
  public void clear() {
    marks.clear();
  }

  /**
   * Compares with what the warehouse holds.
   *
   * @param held read back from the tables
   * @return the records that are not there, or with other figures
   */
  public List<Suspect> altered(Held held) {
    if (marks.isEmpty()) {
      return List.of();
    }
    Map<String, Long> missing = new HashMap<>(marks);
    List<Suspect> altered = new ArrayList<>();
    Consumer<Fact> compare =
        fact -> {
          Long mark = missing.remove(fact.sourceId());
          if (mark != null && mark != Figures.mark(fact)) {
            altered.add(
                suspect(fact.sourceId(), "its figures in the warehouse are not those loaded"));
          }
        };
    held.documents().forEach(compare);
    held.cash().forEach(compare);
    missing.keySet().stream()
        .sorted()
        .forEach(
            id -> altered.add(suspect(id, "it was loaded and the warehouse does not hold it")));
    return altered;
  }

  private static Suspect suspect(String id, String message) {
    return new Suspect(id, Suspect.Kind.ALTERED, message);
  }
}
