package io.xeropulse.xpm.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns that a file may have, by names in lower case with underscores. Immutable.
 *
 * @param required must be in the header
 * @param optional may be in the header
 * @param othersIgnored whether a column of another name is skipped; if not, it is an error, since a
 *     misspelt column would silently be lost
 */
record CsvColumns(List<String> required, List<String> optional, boolean othersIgnored) {

  boolean knows(String column) {
    return required.contains(column) || optional.contains(column);
  }

  List<String> all() {
    List<String> all = new ArrayList<>(required);
    all.addAll(optional);
    return all;
  }

  /** {@code Hourly Rate} and {@code hourly_rate} are one column. */
  static String nameOf(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_|_$", "");
  }
}
