package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.access.SchemaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationTest {
  @Test
  void shouldApplyEveryMigrationOnceAndThenValidate() {
    SchemaMigration migration =
        new SchemaMigration(PostgresServer.newDatabase(), SchemaName.DEFAULT, 0);
    assertThat(migration.migrate()).isPositive();
    assertThat(migration.migrate()).isZero();
    migration.validate();
  }

  @Test
  void shouldLetOneOfTwoHostsMigrateWhileTheOtherWaitsAndBothWork() throws Exception {
    DataSource dataSource = PostgresServer.newDatabase();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService hosts = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> host =
          () -> {
            Warehouse warehouse = Warehouse.create(dataSource);
            together.await();
            int applied = warehouse.migrate();
            var session = Facts.begin(warehouse, new OrganizationId(UUID.randomUUID()));
            var invoice = Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID);
            assertThat(Facts.load(warehouse, session, Facts.INVOICES, invoice).inserted())
                .isEqualTo(1);
            return applied;
          };
      List<Integer> applied = new ArrayList<>();
      for (var done : hosts.invokeAll(List.of(host, host))) {
        applied.add(done.get());
      }
      assertThat(applied).contains(0).anyMatch(migrations -> migrations > 0);
      new SchemaMigration(dataSource, SchemaName.DEFAULT, 0).validate();
    } finally {
      hosts.shutdownNow();
    }
  }

  @Test
  void shouldNotDisturbTheHostsOwnFlyway(@TempDir Path migrations) throws IOException {
    DataSource dataSource = PostgresServer.newDatabase();
    Files.writeString(migrations.resolve("V1__host.sql"), "create table host_table (id int)");
    assertThat(host(dataSource, migrations).migrate().migrationsExecuted).isEqualTo(1);
    String before = hostHistory(dataSource);

    new SchemaMigration(dataSource, SchemaName.DEFAULT, 0).migrate();

    assertThat(hostHistory(dataSource)).isEqualTo(before);
    Files.writeString(migrations.resolve("V2__more.sql"), "alter table host_table add name text");
    assertThat(host(dataSource, migrations).migrate().migrationsExecuted).isEqualTo(1);
    assertThat(host(dataSource, migrations).validateWithResult().validationSuccessful).isTrue();
    assertThat(new SchemaMigration(dataSource, SchemaName.DEFAULT, 0).migrate()).isZero();
    new SchemaMigration(dataSource, SchemaName.DEFAULT, 0).validate();
  }

  /** As a host would configure it: everything at its default. */
  private static Flyway host(DataSource dataSource, Path migrations) {
    return Flyway.configure().dataSource(dataSource).locations("filesystem:" + migrations).load();
  }

  private static String hostHistory(DataSource dataSource) {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select string_agg(h::text, ' ' order by installed_rank) from"
                            + " public.flyway_schema_history h")
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void shouldSayWhatToCheckWhenTheDatabaseIsDown() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    nobody.setUser("somebody");
    nobody.setPassword("s3cret-word");
    assertThatThrownBy(() -> new SchemaMigration(nobody, SchemaName.DEFAULT, 0).migrate())
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("Check that PostgreSQL runs")
        .hasMessageNotContaining("s3cret-word");
  }
}
