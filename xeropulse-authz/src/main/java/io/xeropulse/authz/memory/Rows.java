package io.xeropulse.authz.memory;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by key that remember how to undo what a transaction did to them. */
final class Rows<V> {
  private final TreeMap<String, V> rows = new TreeMap<>();
  private final Deque<Runnable> undo;

  Rows(Deque<Runnable> undo) {
    this.undo = undo;
  }

  Optional<V> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  Collection<V> all() {
    return rows.values();
  }

  /** The rows whose keys start with a prefix that ends in {@code /}. */
  SortedMap<String, V> under(String prefix) {
    return rows.subMap(prefix, prefix.substring(0, prefix.length() - 1) + '0');
  }

  boolean insert(String key, V value) {
    if (rows.containsKey(key)) {
      return false;
    }
    put(key, value);
    return true;
  }

  void put(String key, V value) {
    remember(key, rows.put(key, value));
  }

  void remove(String key) {
    remember(key, rows.remove(key));
  }

  private void remember(String key, @Nullable V before) {
    undo.push(() -> restore(key, before));
  }

  private void restore(String key, @Nullable V before) {
    if (before == null) {
      rows.remove(key);
    } else {
      rows.put(key, before);
    }
  }

  static Deque<Runnable> undoLog() {
    return new ArrayDeque<>();
  }
}
