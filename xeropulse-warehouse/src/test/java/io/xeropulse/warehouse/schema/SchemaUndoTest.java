package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Every migration has a way back, and forth again, on a schema full of rows. */
class SchemaUndoTest {
  private final DataSource dataSource = PostgresServer.newDatabase();
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final SchemaMigration migration = new SchemaMigration(dataSource, SchemaName.DEFAULT, 0);

  @Test
  void shouldGoBackAndForthOverEveryMigrationWithRowsInEveryTable() {
    Deque<List<String>> schemas = new ArrayDeque<>();
    migration.info().forEach(state -> migrateTo(state.version(), schemas));
    fill();

    for (MigrationState state : newestFirst()) {
      assertThat(structure()).as("at version %d", state.version()).isEqualTo(schemas.pop());
      assertThat(migration.undoTo(before(state))).containsExactly(state.version());
      fill();
    }
    assertThat(TenantRows.tables(jdbi)).isEmpty();

    assertThat(migration.migrate()).isEqualTo(migration.info().size());
    migration.validate();
  }

  @Test
  void shouldKeepTheRowsThatTheOlderSchemaKnows() {
    migration.migrate();
    fill();
    int documents = count("financial_data");
    migration.undoTo(1);
    assertThat(count("financial_data")).isPositive().isLessThanOrEqualTo(documents);
    int kept = count("financial_data");
    migration.migrate();
    assertThat(count("financial_data")).isEqualTo(kept);
    assertThat(count("time_entry")).isEqualTo(3);
  }

  /** All in one transaction: what one migration changed in rows must not stop the next. */
  @ParameterizedTest(name = "from version {0}")
  @MethodSource("versions")
  void shouldMigrateAtOnceFromWhateverVersionWithRowsInEveryTable(int version) {
    migrateTo(version, new ArrayDeque<>());
    fill();
    int pending = (int) migration.info().stream().filter(s -> s.version() > version).count();
    assertThat(migration.migrate()).isEqualTo(pending);
  }

  /** All under -Pproof, a few otherwise. */
  static IntStream versions() {
    List<Integer> all =
        new SchemaMigration(PostgresServer.newDatabase(), SchemaName.DEFAULT, 0)
            .info().stream().map(MigrationState::version).toList();
    return IntStream.range(0, all.size() - 1)
        .filter(i -> Boolean.getBoolean("xeropulse.proof") || i % 13 == 12)
        .map(all::get);
  }

  @Test
  void shouldChangeNothingWhenTheVersionWasNeverApplied() {
    migration.migrate();
    List<String> before = structure();
    assertThatThrownBy(() -> migration.undoTo(-7))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("is not applied");
    assertThat(structure()).isEqualTo(before);
    migration.validate();
  }

  @Test
  void shouldTellWhichMigrationsAreAppliedAndWhichPending() {
    assertThat(migration.info()).isNotEmpty().allMatch(state -> state.appliedAt().isEmpty());
    migration.migrate();
    assertThat(migration.info()).allMatch(state -> state.appliedAt().isPresent());
    migration.undoTo(1);
    assertThat(migration.info().stream().filter(state -> state.appliedAt().isPresent()))
        .singleElement()
        .matches(state -> state.version() == 1);
  }

  @Test
  void shouldGoBackAsTheRoleThatMigratedWithoutBeingSuperuser() {
    jdbi.useHandle(
        handle -> {
          handle.execute("create role undoing_host login createrole");
          handle.execute("grant create on database " + database() + " to undoing_host");
          new SchemaMigration(PostgresServer.newDatabase(), SchemaName.DEFAULT, 0).migrate();
          handle.execute(
              "grant xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader, xeropulse_access"
                  + " to undoing_host with admin option");
        });
    SchemaMigration host = new SchemaMigration(as("undoing_host"), SchemaName.DEFAULT, 0);
    host.migrate();
    fill();
    jdbi.useHandle(
        handle -> handle.execute("update xeropulse.financial_data set direction = 'within'"));
    host.undoTo(0);
    assertThat(TenantRows.tables(jdbi)).isEmpty();
  }

  private void migrateTo(int version, Deque<List<String>> schemas) {
    jdbi.useHandle(handle -> handle.execute("create schema if not exists xeropulse"));
    migration.flyway().target(String.valueOf(version)).load().migrate();
    schemas.push(structure());
  }

  private List<MigrationState> newestFirst() {
    return migration.info().stream()
        .sorted((one, other) -> Integer.compare(other.version(), one.version()))
        .toList();
  }

  private int before(MigrationState state) {
    return migration.info().stream()
        .mapToInt(MigrationState::version)
        .filter(version -> version < state.version())
        .max()
        .orElse(0);
  }

  private void fill() {
    TenantRows.fill(
        jdbi,
        new OrganizationId(UUID.randomUUID()),
        3,
        (table, column, row) -> table + " " + column + " " + row);
  }

  private int count(String table) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from xeropulse." + table)
                .mapTo(Integer.class)
                .one());
  }

  private String database() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select current_database()").mapTo(String.class).one());
  }

  private DataSource as(String role) {
    PGSimpleDataSource copy = new PGSimpleDataSource();
    copy.setUrl(((PGSimpleDataSource) dataSource).getUrl());
    copy.setUser(role);
    return copy;
  }

  /** Columns, constraints, indexes, policies, triggers, functions and rights, a line each. */
  private List<String> structure() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select 'column ' || c.relname || '.' || a.attname || ' '
                        || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
                        || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' '
                        || coalesce(col_description(c.oid, a.attnum), '')
                      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                        and not a.attisdropped
                      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                      where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p', 'v')
                    union all
                    select 'table ' || relname || ' ' || relrowsecurity || relforcerowsecurity || ' '
                        || coalesce(relacl::text, '')
                      from pg_class where relnamespace = 'xeropulse'::regnamespace and relkind in ('r', 'p', 'v')
                    union all
                    select 'constraint ' || conrelid::regclass || ' ' || conname || ' '
                        || pg_get_constraintdef(oid)
                      from pg_constraint where connamespace = 'xeropulse'::regnamespace
                    union all
                    select 'index ' || indexdef from pg_indexes where schemaname = 'xeropulse'
                    union all
                    select 'policy ' || tablename || ' ' || policyname || permissive || roles::text
                        || coalesce(qual, '') || coalesce(with_check, '')
                      from pg_policies where schemaname = 'xeropulse'
                    union all
                    select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t
                      join pg_class c on c.oid = t.tgrelid
                      where c.relnamespace = 'xeropulse'::regnamespace and not t.tgisinternal
                    union all
                    select 'function ' || oid::regprocedure || ' ' || coalesce(proacl::text, '')
                        || md5(pg_get_functiondef(oid))
                      from pg_proc where pronamespace = 'xeropulse'::regnamespace
                    order by 1
                    """)
                .mapTo(String.class)
                .list());
  }
}
