package io.xeropulse.xpm.csv;

import io.xeropulse.core.wip.RateCardEntry;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the rate card that a practice keeps, since XPM has no rates: {@code
 * staff_uuid,task_uuid,hourly_rate,valid_from,valid_to,job_number,client_uuid,source}. An empty
 * person or task means any, an empty date means no bound; a job or a client, never both, makes it a
 * rate for that one only, which goes before any other; {@code source} says where the rate comes
 * from. Columns but {@code staff_uuid} and {@code hourly_rate} may be left out altogether.
 * Stateless and thread-safe.
 */
public final class RateCardCsv {
  private static final CsvColumns COLUMNS =
      CsvColumns.exactly()
          .required("staff_uuid")
          .optional("task_uuid")
          .required("hourly_rate")
          .optional("valid_from")
          .optional("valid_to")
          .optional("job_number")
          .optional("client_uuid")
          .optional("source");

  private RateCardCsv() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8, with a header
   * @return its lines, in their order
   * @throws io.xeropulse.core.InvalidConfigurationException naming file, line and column of what
   *     cannot be read
   */
  public static List<RateCardEntry> read(Path file) {
    try (CsvTable table = CsvTable.open(file, COLUMNS, CsvFaults.REFUSE_FILE)) {
      return entries(table);
    }
  }

  /**
   * Reads an open text.
   *
   * @param text with a header; closed at its end
   * @return its lines, in their order
   * @throws io.xeropulse.core.InvalidConfigurationException naming line and column of what cannot
   *     be read
   */
  public static List<RateCardEntry> read(Reader text) {
    try (CsvTable table = CsvTable.open(text, "rate card", COLUMNS, CsvFaults.REFUSE_FILE)) {
      return entries(table);
    }
  }

  private static List<RateCardEntry> entries(CsvTable table) {
    List<RateCardEntry> entries = new ArrayList<>();
    table.forEachRemaining(row -> entries.add(entry(row)));
    return entries;
  }

  private static RateCardEntry entry(CsvRow row) {
    BigDecimal rate = row.amount("hourly_rate");
    if (rate.signum() < 0) {
      throw row.fault("amount", "hourly_rate", "is below zero; a rate is zero or more");
    }
    LocalDate from = row.isoDate("valid_from");
    LocalDate to = row.isoDate("valid_to");
    if (from != null && to != null && to.isBefore(from)) {
      throw row.fault("date", "valid_to", "is before valid_from; swap or correct them");
    }
    String job = row.text("job_number");
    String client = row.text("client_uuid");
    if (job != null && client != null) {
      throw row.fault("required", "client_uuid", "is named beside job_number; name one of them");
    }
    return new RateCardEntry(
        row.text("staff_uuid"),
        row.text("task_uuid"),
        rate,
        from,
        to,
        job,
        client,
        Objects.requireNonNullElse(row.text("source"), RateCardEntry.RATE_CARD));
  }
}
