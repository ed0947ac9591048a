package io.xeropulse.warehouse.schema;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.warehouse.access.SchemaName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Takes migrations back by the scripts that lie beside them, in one transaction. */
final class SchemaUndo {
  private record Applied(int version, String script) {
    String undo() {
      return "/io/xeropulse/warehouse/migration/undo/U" + script.substring(1);
    }
  }

  private final DataSource dataSource;
  private final SchemaName schema;

  SchemaUndo(DataSource dataSource, SchemaName schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  List<Integer> to(int version) {
    try {
      return Jdbi.create(dataSource).inTransaction(handle -> undo(handle, version));
    } catch (JdbiException e) {
      throw new InvalidConfigurationException(
          "The schema "
              + schema
              + " cannot be taken back to version "
              + version
              + ": nothing was changed. The connecting role must be the one that migrated, and"
              + " no sync or report may hold the tables.",
          e);
    }
  }

  private List<Integer> undo(Handle handle, int version) {
    handle.execute("set local search_path = " + schema.searchPath());
    handle.execute("set local lock_timeout = '" + MigrationLocks.STANDARD.timeOut() + "'");
    handle.execute("lock table schema_history in access exclusive mode");
    List<Applied> applied = applied(handle);
    if (version != 0 && applied.stream().noneMatch(one -> one.version() == version)) {
      throw new InvalidConfigurationException(
          "Version %d of the schema %s is not applied: see info()".formatted(version, schema));
    }
    List<Applied> back = applied.stream().filter(one -> one.version() > version).toList();
    for (Applied migration : back) {
      handle.createScript(text(migration.undo()).replace("${schema}", schema.quoted())).execute();
      handle.execute(
          "delete from schema_history where version = ?", String.valueOf(migration.version()));
    }
    return back.stream().map(Applied::version).toList();
  }

  private static List<Applied> applied(Handle handle) {
    return handle
        .createQuery(
            """
            select version::integer, script from schema_history
            where version is not null and success order by version::integer desc
            """)
        .map((row, context) -> new Applied(row.getInt("version"), row.getString("script")))
        .list();
  }

  private static String text(String resource) {
    try (InputStream in = SchemaUndo.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new InvalidConfigurationException(
            "This version of the library has no way back for " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
