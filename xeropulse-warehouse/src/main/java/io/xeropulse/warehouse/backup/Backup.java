package io.xeropulse.warehouse.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A dump of a whole schema with its totals, taken in one snapshot. Immutable.
 *
 * @param file the dump, in {@code pg_dump}'s custom format; the totals lie beside it in a file of
 *     the same name with {@code .totals} added
 * @param sha256 of the dump, as hexadecimal digits
 * @param schema whose tables it has; a restore gives it the same name
 * @param roles the roles that the schema grants something to; a restore makes those that are
 *     missing, without a login
 * @param tables the totals of each table, by name
 */
public record Backup(
    Path file, String sha256, String schema, List<String> roles, Map<String, TableTotals> tables) {
  /** Copies the lists. */
  public Backup {
    roles = List.copyOf(roles);
    tables = Map.copyOf(tables);
  }

  /**
   * How many rows it holds.
   *
   * @return the rows of all tables
   */
  public long rows() {
    return tables.values().stream().mapToLong(TableTotals::rows).sum();
  }
}
