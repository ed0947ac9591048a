package io.xeropulse.warehouse.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * PostgreSQL's programs for backups, of the server's major version or a newer one. Immutable.
 *
 * @param pgDump the program that dumps
 * @param pgRestore the program that restores
 * @param timeout how long one run of either may take
 */
public record BackupTools(Path pgDump, Path pgRestore, Duration timeout) {

  /**
   * The programs that the path finds, with an hour for each run.
   *
   * @return the tools
   */
  public static BackupTools onPath() {
    return new BackupTools(Path.of("pg_dump"), Path.of("pg_restore"), Duration.ofHours(1));
  }

  /**
   * The programs of one directory, with an hour for each run.
   *
   * @param directory such as {@code /usr/lib/postgresql/17/bin}
   * @return the tools
   */
  public static BackupTools in(Path directory) {
    return new BackupTools(
        directory.resolve("pg_dump"), directory.resolve("pg_restore"), Duration.ofHours(1));
  }

  /**
   * The same tools with another limit.
   *
   * @param limit how long one run may take; positive
   * @return a copy
   */
  public BackupTools withTimeout(Duration limit) {
    return new BackupTools(pgDump, pgRestore, limit);
  }
}
