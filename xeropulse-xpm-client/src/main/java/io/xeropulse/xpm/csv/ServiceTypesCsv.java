package io.xeropulse.xpm.csv;

import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads which service each category of jobs belongs to, since XPM knows categories only: {@code
 * category,service_type}. Stateless and thread-safe.
 */
public final class ServiceTypesCsv {
  private static final CsvColumns COLUMNS =
      CsvColumns.exactly().required("category").required("service_type");

  private ServiceTypesCsv() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with a header
   * @return service type by category, in the file's order
   * @throws io.xeropulse.core.InvalidConfigurationException naming file, line and column of what
   *     cannot be read, or of a category that is there twice
   */
  public static Map<String, String> read(Path file) {
    try (CsvTable table = CsvTable.open(file, COLUMNS, CsvFaults.REFUSE_FILE)) {
      return types(table);
    }
  }

  /**
   * Reads an open text.
   *
   * @param text with a header; closed at its end
   * @return service type by category, in the text's order
   * @throws io.xeropulse.core.InvalidConfigurationException naming line and column of what cannot
   *     be read, or of a category that is there twice
   */
  public static Map<String, String> read(Reader text) {
    try (CsvTable table = CsvTable.open(text, "service types", COLUMNS, CsvFaults.REFUSE_FILE)) {
      return types(table);
    }
  }

  private static Map<String, String> types(CsvTable table) {
    Map<String, String> types = new LinkedHashMap<>();
    while (table.hasNext()) {
      CsvRow row = table.next();
      if (types.putIfAbsent(row.required("category"), row.required("service_type")) != null) {
        throw row.fault("identity", "category", "is there twice; a category is of one service");
      }
    }
    return types;
  }
}
