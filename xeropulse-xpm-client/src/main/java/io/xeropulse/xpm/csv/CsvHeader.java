package io.xeropulse.xpm.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of a file. Immutable.
 *
 * @param file the file's name
 * @param headings as written
 * @param places column names to their places, from 0
 * @param faults what an unreadable value means
 */
record CsvHeader(
    String file, List<String> headings, Map<String, Integer> places, CsvFaults faults) {

  static CsvHeader of(
      String file, int line, List<String> headings, CsvColumns columns, CsvFaults faults) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      String name = columns.nameOf(heading);
      if (places.putIfAbsent(name, i) != null) {
        throw CsvTable.fault(file, line, i + 1, "column '%s' is there twice".formatted(heading));
      }
      if (columns.refuses(name)) {
        throw CsvTable.fault(
            file,
            line,
            i + 1,
            "column '%s' is unknown; known are %s".formatted(heading, columns.names()));
      }
    }
    for (String column : columns.required()) {
      if (!places.containsKey(column)) {
        throw CsvTable.fault(
            file,
            line,
            headings.size() + 1,
            "column '%s' is missing; needed are %s"
                .formatted(columns.shown(column), columns.required()));
      }
    }
    return new CsvHeader(file, headings, places, faults);
  }

  int size() {
    return headings.size();
  }
}
