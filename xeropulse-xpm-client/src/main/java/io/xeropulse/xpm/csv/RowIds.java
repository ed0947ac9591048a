package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.StandInId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Identifiers of the rows of one reading of a file, which another reading from its first row gives
 * again. Not thread-safe.
 */
final class RowIds {
  private final Map<String, Integer> likeRows = new HashMap<>();

  /**
   * An identifier for a row without one: by what does not change when the row is corrected or
   * invoiced, and by its place among rows that are alike in that.
   */
  String of(CsvRow row, String uuidColumn, String... columns) {
    String uuid = row.text(uuidColumn);
    if (uuid != null) {
      return uuid;
    }
    String key =
        Arrays.stream(columns)
            .map(column -> Objects.requireNonNullElse(row.text(column), ""))
            .collect(Collectors.joining("\u001F", uuidColumn, ""));
    return StandInId.of(key, likeRows.merge(key, 1, Integer::sum));
  }
}
