package io.xeropulse.sandbox.books.json;

import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Story;
import java.util.function.ToIntFunction;

/** Numbers the parts of all stories through: part p belongs to which story, as which of its own. */
final class Parts {

  private final int[] before;

  Parts(Books books, ToIntFunction<Story> count) {
    before = new int[books.invoices() + 1];
    for (int i = 0; i < books.invoices(); i++) {
      before[i + 1] = before[i] + count.applyAsInt(books.story(i));
    }
  }

  int size() {
    return before[before.length - 1];
  }

  /** The story that part p belongs to. */
  int story(int part) {
    int low = 0;
    int high = before.length - 1;
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

  /** Which of its story's parts p is. */
  int within(int part) {
    return part - before[story(part)];
  }
}
