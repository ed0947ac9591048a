package io.xeropulse.warehouse.schema;

import java.time.Instant;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/**
 * One migration of the schema, and whether the database has it. Immutable.
 *
 * @param version its number; higher ones come later
 * @param description what it brings, in a few words
 * @param appliedAt when it was applied; empty while it is pending
 */
public record MigrationState(int version, String description, Optional<Instant> appliedAt) {
  static MigrationState of(MigrationInfo info) {
    return new MigrationState(
        Integer.parseInt(info.getVersion().getVersion()),
        info.getDescription(),
        Optional.ofNullable(info.getInstalledOn()).map(date -> date.toInstant()));
  }
}
