package io.xeropulse.warehouse.backup;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.access.SchemaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dumps a schema of the warehouse with every organization's rows in it, and restores it into a new
 * database that is compared with the dump's totals before it counts. Thread-safe.
 */
public final class Backups {
  private static final Logger log = LoggerFactory.getLogger(Backups.class);

  private final DatabaseLogin login;
  private final BackupTools tools;
  private final BackupKey key;
  private final SchemaName schema;

  private Backups(DatabaseLogin login, BackupTools tools, BackupKey key, SchemaName schema) {
    this.login = login;
    this.tools = tools;
    this.key = key;
    this.schema = schema;
  }

  /**
   * Opens the backups of a database.
   *
   * @param login the warehouse's database; restores go to the same server
   * @param tools PostgreSQL's programs
   * @param key seals what a dump must give back; a backup is restored with the key it was taken
   *     with
   * @return the backups
   */
  public static Backups of(DatabaseLogin login, BackupTools tools, BackupKey key) {
    return new Backups(login, tools, key, SchemaName.DEFAULT);
  }

  /**
   * The same for another schema: a warehouse's that is not called {@code xeropulse}, or one
   * organization's own ({@link io.xeropulse.warehouse.Warehouse#schemaOf}).
   *
   * @param name whose tables {@link #take} dumps; a restore knows it from the backup
   * @return a copy
   * @throws IllegalArgumentException if it is not the name of a schema of ours
   */
  public Backups ofSchema(String name) {
    return new Backups(login, tools, key, new SchemaName(name));
  }

  /**
   * Dumps the schema while others go on working: dump and totals see one snapshot. The file appears
   * under its name only once it is whole. It and the totals beside it are readable to this
   * process's user alone.
   *
   * @param file where to; must not exist
   * @return what was dumped
   * @throws InvalidConfigurationException if the file exists or cannot be written, the tools are
   *     missing or too old, or the role may not bypass row security
   * @throws StorageUnavailableException if the database cannot be reached or the dump takes too
   *     long
   */
  public Backup take(Path file) {
    return takeTo(file.toAbsolutePath());
  }

  private Backup takeTo(Path file) {
    if (Files.exists(file)) {
      throw new InvalidConfigurationException(
          "The backup " + file + " exists; choose another name, none is overwritten");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      PrivateFile.create(part);
      Backup dumped = inDatabase(login, handle -> dump(handle, file, part));
      TotalsFile.write(TotalsFile.beside(file), dumped, key);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      log.info("{} rows of {} were dumped to {}", dumped.rows(), login, file);
      return dumped;
    } catch (IOException e) {
      throw new InvalidConfigurationException("The backup " + file + " cannot be written", e);
    } finally {
      deleteQuietly(part);
    }
  }

  private Backup dump(Handle handle, Path file, Path part) {
    requireBypass(handle);
    String snapshot =
        handle.createQuery("select pg_catalog.pg_export_snapshot()").mapTo(String.class).one();
    Map<String, TableTotals> totals = ControlTotals.of(handle, schema);
    List<String> roles = SchemaRoles.granted(handle, schema);
    new ToolRun(login, tools.timeout())
        .run(
            List.of(
                tools.pgDump().toString(),
                "--format=custom",
                "--schema=" + schema,
                "--snapshot=" + snapshot,
                "--no-password",
                "--file=" + part));
    try {
      return new Backup(file, TotalsFile.sha256(part), schema.value(), roles, totals);
    } catch (IOException e) {
      throw new InvalidConfigurationException("The backup " + file + " cannot be read back", e);
    }
  }

  /**
   * Proves a backup: restores it into a scratch database, compares every table and drops that
   * database again.
   *
   * @param file a backup
   * @return what it holds
   * @throws DamagedBackupException if it is not what was dumped
   * @throws InvalidConfigurationException if the tools are missing or rights are, or the login is a
   *     superuser: a restore runs SQL that the schema's owner wrote
   * @throws StorageUnavailableException if the database cannot be reached or the restore takes too
   *     long
   */
  public Backup verify(Path file) {
    return restored(file.toAbsolutePath(), Optional.empty());
  }

  /**
   * Restores a backup into a database that does not exist yet. Until every table has been compared
   * the database has another name, so that nobody takes half a restore for a whole one.
   *
   * @param file a backup
   * @param database the new database's name
   * @return what was restored
   * @throws DamagedBackupException if the backup is not what was dumped; no database is left
   * @throws InvalidConfigurationException if the database exists, the tools or rights are missing,
   *     or the login is a superuser: a restore runs SQL that the schema's owner wrote
   * @throws StorageUnavailableException if the database cannot be reached or the restore takes too
   *     long
   */
  public Backup restore(Path file, String database) {
    return restored(file.toAbsolutePath(), Optional.of(database));
  }

  private Backup restored(Path file, Optional<String> name) {
    Backup backup = TotalsFile.read(file, key);
    requireSameDump(file, backup);
    inDatabase(
        login,
        handle -> {
          requireNoSuperuser(handle);
          requireBypass(handle);
          return backup;
        });
    ScratchDatabase scratch = ScratchDatabase.create(login);
    try {
      SchemaRoles.createMissing(login, backup.roles());
      restoreInto(scratch.login(), file);
      SchemaName dumped = new SchemaName(backup.schema());
      compare(backup, inDatabase(scratch.login(), handle -> ControlTotals.of(handle, dumped)));
      name.ifPresent(scratch::rename);
      log.info("{} rows of {} were restored and are those that were dumped", backup.rows(), file);
      return backup;
    } finally {
      scratch.dropUnlessRenamed();
    }
  }

  private void restoreInto(DatabaseLogin scratch, Path file) {
    try {
      new ToolRun(scratch, tools.timeout())
          .run(
              List.of(
                  tools.pgRestore().toString(),
                  "--no-owner",
                  "--exit-on-error",
                  "--single-transaction",
                  "--no-password",
                  "--dbname=" + scratch.database(),
                  file.toString()));
    } catch (InvalidConfigurationException e) {
      throw new InvalidConfigurationException(
          "The backup " + file + " could not be restored: " + e.getMessage(), e);
    }
  }

  private static void requireSameDump(Path file, Backup backup) {
    try {
      if (!TotalsFile.sha256(file).equals(backup.sha256())) {
        throw new DamagedBackupException(file, "is not the file that was dumped", null);
      }
    } catch (IOException e) {
      throw new DamagedBackupException(file, "cannot be read", e);
    }
  }

  private static void compare(Backup backup, Map<String, TableTotals> restored) {
    if (!restored.keySet().equals(backup.tables().keySet())) {
      throw new DamagedBackupException(backup.file(), "gives back other tables than it took", null);
    }
    restored.forEach(
        (table, totals) -> {
          TableTotals taken = backup.tables().get(table);
          if (!totals.equals(taken)) {
            throw new DamagedBackupException(
                backup.file(),
                "gives back other rows of %s: %s instead of %s".formatted(table, totals, taken),
                null);
          }
        });
  }

  private static void requireBypass(Handle handle) {
    boolean bypasses =
        handle
            .createQuery(
                "select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname ="
                    + " current_user")
            .mapTo(Boolean.class)
            .one();
    if (!bypasses) {
      throw new InvalidConfigurationException(
          "A backup holds every organization's rows: let its role bypass row security"
              + " (alter role … bypassrls)");
    }
  }

  private static void requireNoSuperuser(Handle handle) {
    boolean superuser =
        handle
            .createQuery(
                """
                select exists (select from pg_catalog.pg_roles r
                  where (r.rolsuper or r.rolname in
                      ('pg_execute_server_program', 'pg_write_server_files'))
                    and pg_catalog.pg_has_role(session_user, r.oid, 'member'))
                """)
            .mapTo(Boolean.class)
            .one();
    if (superuser) {
      throw new InvalidConfigurationException(
          "A restore runs SQL that the schema's owner wrote, so no superuser does it: make a role"
              + " for it (create role … login createdb bypassrls in role pg_read_all_data)");
    }
  }

  /** Runs work in one snapshot, in which a name without a schema is PostgreSQL's own. */
  static <T> T inDatabase(DatabaseLogin login, Function<Handle, T> work) {
    try {
      return login
          .jdbi()
          .inTransaction(
              TransactionIsolationLevel.REPEATABLE_READ,
              handle -> {
                handle.execute("set local search_path = pg_catalog");
                return work.apply(handle);
              });
    } catch (JdbiException e) {
      throw unreadable(login.toString(), e);
    }
  }

  static StorageUnavailableException unreadable(String what, Exception cause) {
    return new StorageUnavailableException(
        what + " cannot be read: check that the database runs and that user and password are right",
        cause);
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      log.warn("{} could not be deleted; it is part of a backup that did not end", part, e);
    }
  }
}
