package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.util.List;

/**
 * A practice's exports as a source, for practices without access to XPM's API. It gives the same
 * entities under the same source name and, where the exports have them, the same identifiers as
 * {@link io.xeropulse.xpm.XpmSource}, so that what the API brings later merges with it. A file that
 * is not CSV, lacks a column or has a row too short is refused as a whole before any of it is read;
 * a bad value rejects its row only. Thread-safe.
 */
public final class CsvSource implements SourceConnector {
  private final PracticeExports exports;

  private CsvSource(PracticeExports exports) {
    this.exports = exports;
  }

  /**
   * Creates a source.
   *
   * @param exports the files
   * @return the source
   */
  public static CsvSource create(PracticeExports exports) {
    return new CsvSource(exports);
  }

  @Override
  public String source() {
    return PracticeEntities.SOURCE;
  }

  @Override
  public List<Entity> entities() {
    return List.of(
        PracticeEntities.STAFF,
        PracticeEntities.TASKS,
        PracticeEntities.JOBS,
        PracticeEntities.TIME,
        PracticeEntities.COSTS,
        PracticeEntities.INVOICES);
  }

  /**
   * Checks every file to its end.
   *
   * @throws io.xeropulse.core.InvalidConfigurationException naming file, line and column where a
   *     file is not what it should be
   */
  @Override
  public Extraction open(OrganizationId organization) {
    return new CsvExtraction(exports);
  }
}
