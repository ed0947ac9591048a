package io.xeropulse.warehouse.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that an organization's warehouse holds, short enough to compare with another's. Immutable.
 *
 * @param tables the facts, by table
 * @param figures amounts in base currency, by name: WIP without tax, receivables with tax
 */
public record BooksDigest(Map<String, TableDigest> tables, Map<String, BigDecimal> figures) {
  public BooksDigest {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }

  /**
   * What a table holds. Immutable.
   *
   * @param rows how many facts
   * @param hash a hash of every fact's identifier and content; whose they are is not in it
   */
  public record TableDigest(long rows, String hash) {}

  /**
   * One thing that two organizations' warehouses do not agree on. Immutable.
   *
   * @param what a table or a figure
   * @param ours what this one holds, or null if it lacks it
   * @param theirs what the other one holds, or null if it lacks it
   */
  public record Difference(String what, @Nullable String ours, @Nullable String theirs) {}

  /**
   * Compares with another organization's, such as one that a recording was replayed into.
   *
   * @param other the other digest, as at the same date
   * @return what differs, tables before figures, in the order of names; empty if nothing does
   */
  public List<Difference> differences(BooksDigest other) {
    List<Difference> found = new ArrayList<>();
    compare(tables, other.tables, found);
    compare(figures, other.figures, found);
    return List.copyOf(found);
  }

  private static <T> void compare(Map<String, T> ours, Map<String, T> theirs, List<Difference> to) {
    SortedSet<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (String name : names) {
      String our = text(ours.get(name));
      String their = text(theirs.get(name));
      if (our == null || !our.equals(their)) {
        to.add(new Difference(name, our, their));
      }
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof BigDecimal amount) {
      return amount.stripTrailingZeros().toPlainString();
    }
    return value instanceof TableDigest table ? table.rows() + " rows, hash " + table.hash() : null;
  }
}
