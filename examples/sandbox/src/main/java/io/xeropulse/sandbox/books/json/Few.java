package io.xeropulse.sandbox.books.json;

import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Story;
import java.util.ArrayList;
import java.util.List;

/** The first few invoices and bills, from which the lists that book nothing are derived. */
final class Few {

  static final int STORIES = 40;

  private Few() {}

  /** Those of one side that were not put away. */
  static List<Story> authorised(Books books, boolean receivable) {
    List<Story> some = new ArrayList<>();
    for (int i = 0; i < Math.min(STORIES, books.stories().size()); i++) {
      Story story = books.story(i);
      if (story.invoice().receivable() == receivable
          && story.invoice().stage() == Invoice.Stage.AUTHORISED) {
        some.add(story);
      }
    }
    return some;
  }

  /** Those of one side as they were made, so that what borrows from them stays as it is. */
  static List<Story> made(Books books, boolean receivable) {
    return books.made(STORIES).stream()
        .filter(story -> story.invoice().receivable() == receivable)
        .toList();
  }
}
