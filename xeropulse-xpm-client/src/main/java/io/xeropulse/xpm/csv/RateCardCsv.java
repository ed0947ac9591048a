package io.xeropulse.xpm.csv;

import io.xeropulse.core.wip.RateCardEntry;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the rate card that a practice keeps, since XPM has no rates: {@code
 * staff_uuid,task_uuid,hourly_rate,valid_from,valid_to}. An empty person or task means any, an
 * empty date means no bound; {@code task_uuid} and the dates may be left out altogether. Stateless
 * and thread-safe.
 */
public final class RateCardCsv {
  private static final CsvColumns COLUMNS =
      new CsvColumns(
          List.of("staff_uuid", "hourly_rate"),
          List.of("task_uuid", "valid_from", "valid_to"),
          false);

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
    List<RateCardEntry> entries = new ArrayList<>();
    CsvTable.read(file, COLUMNS, into(entries));
    return entries;
  }

  /**
   * Reads an open text.
   *
   * @param text with a header; not closed
   * @return its lines, in their order
   * @throws io.xeropulse.core.InvalidConfigurationException naming line and column of what cannot
   *     be read
   */
  public static List<RateCardEntry> read(Reader text) {
    List<RateCardEntry> entries = new ArrayList<>();
    CsvTable.read(text, "rate card", COLUMNS, into(entries));
    return entries;
  }

  private static Consumer<CsvRow> into(List<RateCardEntry> entries) {
    return row -> entries.add(entry(row));
  }

  private static RateCardEntry entry(CsvRow row) {
    BigDecimal rate = row.amount("hourly_rate");
    if (rate.signum() < 0) {
      throw row.error("hourly_rate", "is below zero; a rate is zero or more");
    }
    LocalDate from = row.isoDate("valid_from");
    LocalDate to = row.isoDate("valid_to");
    if (from != null && to != null && to.isBefore(from)) {
      throw row.error("valid_to", "is before valid_from; swap or correct them");
    }
    return new RateCardEntry(row.text("staff_uuid"), row.text("task_uuid"), rate, from, to);
  }
}
