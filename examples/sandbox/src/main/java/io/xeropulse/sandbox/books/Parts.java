package io.xeropulse.sandbox.books;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The parts of all stories, such as their payments, numbered through and kept on a shelf of their
 * own; the numbering is made when first needed. Not thread-safe: the books guard it.
 *
 * @param <T> what the parts are
 */
final class Parts<T extends Kept> {

  private final PartCounts counts;
  private final int kind;
  private final int stories;
  private final IntFunction<Story> teller;
  private final Function<Story, List<T>> parts;
  private int[] before = {};
  private Shelf<T> shelf;

  Parts(PartCounts counts, IntFunction<Story> teller, Function<Story, List<T>> parts) {
    this.counts = counts;
    this.kind = counts.announce(parts);
    this.stories = counts.stories();
    this.teller = teller;
    this.parts = parts;
    this.shelf = new Shelf<>(0, this::base);
  }

  Shelf.View<T> view() {
    number();
    return shelf.view();
  }

  /** Puts a story's parts as they are now; a story only ever changes parts or gains some. */
  void keep(int story, Story now) {
    number();
    List<T> all = parts.apply(now);
    int made = story < stories ? before[story + 1] - before[story] : 0;
    for (int i = 0; i < all.size(); i++) {
      T part = all.get(i);
      int key = i < made ? before[story] + i : shelf.added(part.id()).orElse(-1);
      if (key < 0) {
        shelf.add(part);
      } else if (!shelf.get(key).equals(part)) {
        shelf.replace(key, part);
      }
    }
  }

  private void number() {
    if (before.length > 0) {
      return;
    }
    before = counts.before(kind);
    shelf = new Shelf<>(before[stories], this::base);
  }

  private T base(int part) {
    int story = story(part);
    return parts.apply(teller.apply(story)).get(part - before[story]);
  }

  private int story(int part) {
    int low = 0;
    int high = stories - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (before[middle] <= part) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
