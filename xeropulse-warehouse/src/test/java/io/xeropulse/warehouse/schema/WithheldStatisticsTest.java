package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the planner knew of names and amounts before it was withheld, in divided tables too. */
class WithheldStatisticsTest {
  private static final String LAST_WITHOUT = "84";

  private final DataSource dataSource = PostgresServer.newDatabase();
  private final Jdbi jdbi = Jdbi.create(dataSource);

  @ParameterizedTest(name = "{0} partitions")
  @ValueSource(ints = {0, 2})
  void shouldForgetWhatWasGatheredBefore(int partitions) {
    SchemaMigration migration = new SchemaMigration(dataSource, SchemaName.DEFAULT, partitions);
    jdbi.useHandle(handle -> handle.execute("create schema xeropulse"));
    migration.flyway().target(LAST_WITHOUT).load().migrate();
    for (int organization = 0; organization < 5; organization++) {
      TenantRows.fill(
          jdbi, new OrganizationId(UUID.randomUUID()), 3, (table, column, row) -> column + row);
    }
    analyze();
    assertThat(gathered()).anyMatch(column -> column.matches("xeropulse.financial_data\\S* total"));

    migration.migrate();
    assertThat(gathered()).noneMatch(WithheldStatisticsTest::says);
    analyze();
    assertThat(gathered())
        .noneMatch(WithheldStatisticsTest::says)
        .anyMatch(column -> column.endsWith(" organization_id"));
  }

  private static boolean says(String column) {
    return column.matches(".* (total|subtotal|description|name|unit_price|minutes|reference)");
  }

  private void analyze() {
    jdbi.useHandle(handle -> handle.execute("analyze"));
  }

  /** Of what a reading login may read. */
  private List<String> gathered() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select schemaname || '.' || tablename || ' ' || attname from pg_stats
                    where schemaname = 'xeropulse' and has_table_privilege(
                      'xeropulse_reader',
                      coalesce(pg_partition_root((schemaname || '.' || tablename)::regclass),
                        (schemaname || '.' || tablename)::regclass)::oid,
                      'select')
                    """)
                .mapTo(String.class)
                .list());
  }
}
