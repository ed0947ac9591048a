package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A list of what the books held at one moment, in order of change, made as it is read; immutable.
 *
 * @param <T> what it lists
 */
public final class Snapshot<T extends Kept> extends AbstractList<T> implements RandomAccess {

  private final Shelf.View<T> view;

  Snapshot(Shelf.View<T> view) {
    this.view = view;
  }

  @Override
  public T get(int position) {
    return view.at(position);
  }

  @Override
  public int size() {
    return view.size();
  }

  /**
   * Finds where an instant's changes begin.
   *
   * @param since the first instant that counts
   * @return the first position changed then or later, the size if there is none
   */
  public int firstSince(Instant since) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle).updated().isBefore(since)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
