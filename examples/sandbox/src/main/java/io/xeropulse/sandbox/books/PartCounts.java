package io.xeropulse.sandbox.books;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * How many parts of each kind the stories before each story have, counted in one reading of them
 * all when first needed. Not thread-safe: the books guard it.
 */
final class PartCounts {

  private final int stories;
  private final IntFunction<Story> teller;
  private final List<Function<Story, ? extends List<?>>> kinds = new ArrayList<>();
  private final List<int[]> before = new ArrayList<>();

  PartCounts(int stories, IntFunction<Story> teller) {
    this.stories = stories;
    this.teller = teller;
  }

  /** Announces a kind of parts and returns its number. */
  int announce(Function<Story, ? extends List<?>> parts) {
    kinds.add(parts);
    return kinds.size() - 1;
  }

  int stories() {
    return stories;
  }

  /** For each story how many parts of a kind come before it, and at the end how many in all. */
  int[] before(int kind) {
    if (before.isEmpty()) {
      kinds.forEach(parts -> before.add(new int[stories + 1]));
      for (int i = 0; i < stories; i++) {
        Story story = teller.apply(i);
        for (int k = 0; k < kinds.size(); k++) {
          before.get(k)[i + 1] = before.get(k)[i] + kinds.get(k).apply(story).size();
        }
      }
    }
    return before.get(kind);
  }
}
