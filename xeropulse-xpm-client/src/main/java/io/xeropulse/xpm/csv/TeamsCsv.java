package io.xeropulse.xpm.csv;

import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads which team each person is in, since XPM knows no teams: {@code staff_uuid,team}. Stateless
 * and thread-safe.
 */
public final class TeamsCsv {
  private static final CsvColumns COLUMNS =
      new CsvColumns(List.of("staff_uuid", "team"), List.of(), false);

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
    Map<String, String> teams = new LinkedHashMap<>();
    CsvTable.read(file, COLUMNS, into(teams));
    return teams;
  }

  /**
   * Reads an open text.
   *
   * @param text with a header; not closed
   * @return team by staff id, in the text's order
   * @throws io.xeropulse.core.InvalidConfigurationException naming line and column of what cannot
   *     be read, or of a person who is there twice
   */
  public static Map<String, String> read(Reader text) {
    Map<String, String> teams = new LinkedHashMap<>();
    CsvTable.read(text, "teams", COLUMNS, into(teams));
    return teams;
  }

  private static Consumer<CsvRow> into(Map<String, String> teams) {
    return row -> {
      if (teams.putIfAbsent(row.required("staff_uuid"), row.required("team")) != null) {
        throw row.error("staff_uuid", "is there twice; a person is in one team");
      }
    };
  }
}
