package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.Lodgment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads lodgment statuses, which no public API has: client*, type*, year*, ato_status*,
 * workflow_status and client_uuid. Further columns are skipped. Stateless and thread-safe.
 */
public final class LodgmentsCsv {
  private static final CsvColumns COLUMNS =
      CsvColumns.among()
          .required("client", "client_name")
          .required("type", "client_type", "return_type")
          .required("year", "financial_year", "tax_year")
          .required("ato_status")
          .optional("workflow_status", "status");
  private static final int FIRST_YEAR = 1980;
  private static final int LAST_YEAR = 2199;

  private LodgmentsCsv() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with a header
   * @return its rows, in their order
   * @throws io.xeropulse.core.InvalidConfigurationException naming file, line and column of what
   *     cannot be read, or of a client's return that is there twice
   */
  public static List<Lodgment> read(Path file) {
    List<Lodgment> lodgments = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    try (CsvTable table = CsvTable.open(file, COLUMNS, CsvFaults.REFUSE_FILE)) {
      while (table.hasNext()) {
        CsvRow row = table.next();
        Lodgment lodgment = lodgment(row);
        String client = lodgment.clientId() == null ? lodgment.clientName() : lodgment.clientId();
        if (!seen.add(List.of(client, lodgment.type(), lodgment.year()))) {
          throw row.fault("identity", "client", "has this type and year twice; keep one");
        }
        lodgments.add(lodgment);
      }
    }
    return lodgments;
  }

  private static Lodgment lodgment(CsvRow row) {
    return new Lodgment(
        row.text("client_uuid"),
        row.required("client"),
        row.required("type"),
        year(row),
        row.required("ato_status"),
        row.text("workflow_status"));
  }

  private static int year(CsvRow row) {
    Integer year = CsvValues.wholeNumber(row.required("year"));
    if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
      throw row.fault("amount", "year", "is not a year such as 2025");
    }
    return year;
  }
}
