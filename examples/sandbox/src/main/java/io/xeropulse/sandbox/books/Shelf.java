package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Things found by key: those below the base size are made when asked for until they change; changed
 * and added ones are held. Not thread-safe: the books guard it.
 *
 * @param <T> what it holds
 */
final class Shelf<T extends Kept> {

  private final int baseSize;
  private final IntFunction<T> base;
  private final Map<Integer, T> held = new HashMap<>();
  private final TreeSet<Integer> moved = new TreeSet<>();
  private final Map<UUID, Integer> addedKeys = new HashMap<>();
  private int size;

  Shelf(int baseSize, IntFunction<T> base) {
    this.baseSize = baseSize;
    this.base = base;
    this.size = baseSize;
  }

  int baseSize() {
    return baseSize;
  }

  int size() {
    return size;
  }

  T get(int key) {
    T changed = held.get(key);
    return changed != null ? changed : base.apply(key);
  }

  /** A thing of the base as it was before any change. */
  T asMade(int key) {
    return base.apply(key);
  }

  int add(T thing) {
    int key = size++;
    held.put(key, thing);
    moved.add(key);
    addedKeys.put(thing.id(), key);
    return key;
  }

  OptionalInt added(UUID id) {
    Integer key = addedKeys.get(id);
    return key == null ? OptionalInt.empty() : OptionalInt.of(key);
  }

  /** Puts a changed thing in its old one's stead; a newer time of change moves it to the end. */
  void replace(int key, T thing) {
    if (thing.updated().isAfter(get(key).updated())) {
      moved.add(key);
    }
    held.put(key, thing);
  }

  /** What there is now, in Xero's default order; later changes do not show in it. */
  View<T> view() {
    List<T> last = new ArrayList<>();
    moved.forEach(key -> last.add(held.get(key)));
    last.sort(
        Comparator.<T, Instant>comparing(Kept::updated)
            .thenComparing(thing -> thing.id().toString()));
    return new View<>(
        baseSize,
        base,
        moved.headSet(baseSize).stream().mapToInt(Integer::intValue).toArray(),
        Map.copyOf(held),
        List.copyOf(last));
  }

  /**
   * A shelf as it stood; immutable.
   *
   * @param <T> what it holds
   */
  static final class View<T extends Kept> {

    private final IntFunction<T> base;
    private final int[] gone;
    private final Map<Integer, T> held;
    private final List<T> last;
    private final int unmoved;

    private View(
        int baseSize, IntFunction<T> base, int[] gone, Map<Integer, T> held, List<T> last) {
      this.base = base;
      this.gone = gone;
      this.held = held;
      this.last = last;
      this.unmoved = baseSize - gone.length;
    }

    int size() {
      return unmoved + last.size();
    }

    T at(int position) {
      if (position >= unmoved) {
        return last.get(position - unmoved);
      }
      int key = position;
      for (int g : gone) {
        if (g > key) {
          break;
        }
        key++;
      }
      T changed = held.get(key);
      return changed != null ? changed : base.apply(key);
    }
  }
}
