package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.PostgresServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationTest {
  @Test
  void shouldApplyEveryMigrationOnceAndThenValidate() {
    SchemaMigration migration = new SchemaMigration(PostgresServer.newDatabase(), 0);
    assertThat(migration.migrate()).isPositive();
    assertThat(migration.migrate()).isZero();
    migration.validate();
  }

  @Test
  void shouldLetOneOfTwoHostsMigrateWhileTheOtherWaits() throws Exception {
    DataSource dataSource = PostgresServer.newDatabase();
    ExecutorService hosts = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> host = () -> new SchemaMigration(dataSource, 0).migrate();
      int applied = 0;
      for (var done : hosts.invokeAll(List.of(host, host))) {
        applied += done.get();
      }
      assertThat(applied).isPositive();
      new SchemaMigration(dataSource, 0).validate();
    } finally {
      hosts.shutdownNow();
    }
  }

  @Test
  void shouldNotDisturbTheHostsOwnFlyway() {
    DataSource dataSource = PostgresServer.newDatabase();
    Jdbi.create(dataSource).useHandle(h -> h.execute("create table public.host_table (id int)"));
    Flyway host =
        Flyway.configure()
            .dataSource(dataSource)
            .baselineOnMigrate(true)
            .locations("filesystem:/nowhere-of-the-host")
            .failOnMissingLocations(false)
            .load();
    host.baseline();
    new SchemaMigration(dataSource, 0).migrate();
    assertThat(host.info().pending()).isEmpty();
    assertThat(host.validateWithResult().validationSuccessful).isTrue();
    new SchemaMigration(dataSource, 0).validate();
  }

  @Test
  void shouldSayWhatToCheckWhenTheDatabaseIsDown() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    nobody.setUser("somebody");
    nobody.setPassword("s3cret-word");
    assertThatThrownBy(() -> new SchemaMigration(nobody, 0).migrate())
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("Check that PostgreSQL runs")
        .hasMessageNotContaining("s3cret-word");
  }
}
