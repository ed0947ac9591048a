package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.core.sync.extract.SourceConnector;
import java.time.ZoneId;
import java.util.List;

/**
 * A practice without API access as a system: its one organization is read from XPM's exports; it is
 * nothing to any other. Immutable and thread-safe.
 */
public final class ExportsSystem implements SourceSystem.Factory {
  private final OrganizationId organization;
  private final List<SourceConnector> sources;

  private ExportsSystem(OrganizationId organization, PracticeExports exports) {
    this.organization = organization;
    this.sources = List.of(CsvSource.create(exports));
  }

  /**
   * An organization's exports.
   *
   * @param organization whose
   * @param exports the files, read anew at every sync
   * @return the system
   */
  public static ExportsSystem of(OrganizationId organization, PracticeExports exports) {
    return new ExportsSystem(organization, exports);
  }

  @Override
  public SourceSystem open(SourceSystem.Stores stores) {
    return this::sources;
  }

  private List<SourceConnector> sources(OrganizationId asked, ZoneId zone) {
    return asked.equals(organization) ? sources : List.of();
  }
}
