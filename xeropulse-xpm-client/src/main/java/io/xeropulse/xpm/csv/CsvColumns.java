package io.xeropulse.xpm.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns that a file may have. A heading is compared in lower case with underscores, so that
 * {@code Hourly Rate} and {@code hourly_rate} are one column. Immutable.
 */
final class CsvColumns {
  private final Map<String, String> byHeading = new HashMap<>();
  private final List<String> required = new ArrayList<>();
  private final Map<String, String> shown = new LinkedHashMap<>();
  private final boolean othersIgnored;

  private CsvColumns(boolean othersIgnored) {
    this.othersIgnored = othersIgnored;
  }

  /** Any other column is an error, since a misspelt one would silently be lost. */
  static CsvColumns exactly() {
    return new CsvColumns(false);
  }

  /** Other columns are skipped, as an export may have many more. */
  static CsvColumns among() {
    return new CsvColumns(true);
  }

  /** Must be in the header, under one of these headings; the first is its name. */
  CsvColumns required(String... headings) {
    required.add(headings[0]);
    return optional(headings);
  }

  /** May be in the header, under one of these headings; the first is its name. */
  CsvColumns optional(String... headings) {
    for (String heading : headings) {
      byHeading.put(heading, headings[0]);
    }
    shown.put(headings[0], String.join(" or ", headings));
    return this;
  }

  List<String> required() {
    return required;
  }

  /** The name of the column under a heading; the heading itself if it is unknown. */
  String nameOf(String heading) {
    String plain =
        heading
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "_")
            .replaceAll("^_|_$", "");
    return byHeading.getOrDefault(plain, plain);
  }

  boolean refuses(String name) {
    return !othersIgnored && !shown.containsKey(name);
  }

  String shown(String name) {
    return shown.getOrDefault(name, name);
  }

  List<String> names() {
    return List.copyOf(shown.keySet());
  }
}
