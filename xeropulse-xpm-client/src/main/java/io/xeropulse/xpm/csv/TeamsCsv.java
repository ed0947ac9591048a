package io.xeropulse.xpm.csv;

import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads which team each person is in, since XPM knows no teams: {@code staff_uuid,team}. Stateless
 * and thread-safe.
 */
public final class TeamsCsv {
  private static final CsvColumns COLUMNS =
      CsvColumns.exactly().required("staff_uuid").required("team");

  private TeamsCsv() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with a header
   * @return team by staff id, in the file's order
   * @throws io.xeropulse.core.InvalidConfigurationException naming file, line and column of what
   *     cannot be read, or of a person who is there twice
   */
  public static Map<String, String> read(Path file) {
    try (CsvTable table = CsvTable.open(file, COLUMNS, CsvFaults.REFUSE_FILE)) {
      return teams(table);
    }
  }

  /**
   * Reads an open text.
   *
   * @param text with a header; closed at its end
   * @return team by staff id, in the text's order
   * @throws io.xeropulse.core.InvalidConfigurationException naming line and column of what cannot
   *     be read, or of a person who is there twice
   */
  public static Map<String, String> read(Reader text) {
    try (CsvTable table = CsvTable.open(text, "teams", COLUMNS, CsvFaults.REFUSE_FILE)) {
      return teams(table);
    }
  }

  private static Map<String, String> teams(CsvTable table) {
    Map<String, String> teams = new LinkedHashMap<>();
    while (table.hasNext()) {
      CsvRow row = table.next();
      if (teams.putIfAbsent(row.required("staff_uuid"), row.required("team")) != null) {
        throw row.fault("identity", "staff_uuid", "is there twice; a person is in one team");
      }
    }
    return teams;
  }
}
