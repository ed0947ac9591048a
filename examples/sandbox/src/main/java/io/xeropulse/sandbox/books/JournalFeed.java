package io.xeropulse.sandbox.books;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The journals of the past numbered through, so that any page of them is made alone; immutable. */
final class JournalFeed {

  private final List<Section<?>> sections;
  private final int size;

  private static final class Section<T extends Kept> {

    private final Shelf<T> shelf;
    private final Function<T, List<Journal>> post;
    private final int[] before;

    Section(Shelf<T> shelf, Function<T, List<Journal>> post) {
      this.shelf = shelf;
      this.post = post;
      this.before = new int[shelf.baseSize() + 1];
      for (int key = 0; key < shelf.baseSize(); key++) {
        before[key + 1] = before[key] + post.apply(shelf.asMade(key)).size();
      }
    }

    int size() {
      return before[before.length - 1];
    }

    Books.Posted at(int position) {
      int low = 0;
      int high = before.length - 2;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (before[middle] <= position) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      T document = shelf.asMade(low);
      return new Books.Posted(post.apply(document).get(position - before[low]), document.updated());
    }
  }

  /** Collects the sections. */
  static final class Builder {

    private final List<Section<?>> sections = new ArrayList<>();

    <T extends Kept> Builder add(Shelf<T> shelf, Function<T, List<Journal>> post) {
      sections.add(new Section<>(shelf, post));
      return this;
    }

    JournalFeed build() {
      return new JournalFeed(List.copyOf(sections));
    }
  }

  private JournalFeed(List<Section<?>> sections) {
    this.sections = sections;
    this.size = sections.stream().mapToInt(Section::size).sum();
  }

  int size() {
    return size;
  }

  Books.Posted at(int position) {
    int left = position;
    for (Section<?> section : sections) {
      if (left < section.size()) {
        return section.at(left);
      }
      left -= section.size();
    }
    throw new IndexOutOfBoundsException(position);
  }
}
