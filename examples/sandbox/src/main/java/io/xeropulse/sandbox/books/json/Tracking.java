package io.xeropulse.sandbox.books.json;

import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Scope;
import io.xeropulse.sandbox.xero.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads which tracking options a report is of; thread-safe. */
final class Tracking {

  /** No line has two options of one category. */
  private static final int NOBODY = Integer.MIN_VALUE;

  private static final int WITHOUT = -1;

  private final Books books;

  Tracking(Books books) {
    this.books = books;
  }

  /**
   * A column of figures.
   *
   * @param title what stands above it
   * @param scope what it counts
   */
  record Column(String title, Scope scope) {}

  /** The scope of the options named, all of which a line must have; all lines if none is. */
  Scope only(Scope scope, ReportQuery query, String... names) {
    Set<Integer> options = new TreeSet<>();
    for (String name : names) {
      if (!query.text(name).isEmpty()) {
        options.add(option(name, query.text(name)));
      }
    }
    return switch (options.size()) {
      case 0 -> scope;
      case 1 -> scope.of(options.iterator().next());
      default -> scope.of(NOBODY);
    };
  }

  /** One column per option of the category asked for, those without, and all; none if none is. */
  List<Column> columns(Scope scope, ReportQuery query) {
    boolean category = category(query, "trackingCategoryID");
    boolean second = category(query, "trackingCategoryID2");
    boolean option =
        !query.text("trackingOptionID").isEmpty() || !query.text("trackingOptionID2").isEmpty();
    if (category && second) {
      throw new InvalidQueryException(
          "trackingCategoryID2 must be another category than trackingCategoryID");
    }
    if (option || !(category || second)) {
      return List.of();
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < Books.REGIONS.size(); i++) {
      columns.add(new Column(Books.REGIONS.get(i), scope.of(i)));
    }
    columns.add(new Column("Unassigned", scope.of(WITHOUT)));
    columns.add(new Column("Total", scope));
    return columns;
  }

  private boolean category(ReportQuery query, String name) {
    String id = query.text(name);
    if (!id.isEmpty() && !id.equalsIgnoreCase(books.trackingId(-1).toString())) {
      throw new InvalidQueryException(name + " is no tracking category of the organisation");
    }
    return !id.isEmpty();
  }

  private int option(String name, String id) {
    for (int i = 0; i < Books.REGIONS.size(); i++) {
      if (books.trackingId(i).toString().equalsIgnoreCase(id)) {
        return i;
      }
    }
    throw new InvalidQueryException(name + " is no tracking option of the organisation");
  }
}
