package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reading login that holds locks makes a migration fail soon and clearly. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MigrationLocksTest {
  private static final OrganizationId READER = Strategy.SHARED_SCHEMA.organization(1);

  /** Before a migration that adds a column to a large table. */
  private static final int OLDER = 56;

  private final TenantDatabase database = Strategy.SHARED_SCHEMA.open(List.of(READER));
  private final SchemaMigration migration =
      new SchemaMigration(database.owner(), SchemaName.DEFAULT, 0)
          .waiting(new MigrationLocks(Duration.ofSeconds(1), Duration.ofSeconds(2)));
  private Connection reader;

  @BeforeEach
  void connect() throws SQLException {
    migration.undoTo(OLDER);
    reader = database.as(database.login(READER)).getConnection();
    reader.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    reader.rollback();
    reader.close();
  }

  @Test
  void shouldNameWhoReadsATableForTooLong() throws SQLException {
    hold("lock table xeropulse.financial_data in access share mode");
    assertRefused("used its tables");
  }

  @Test
  void shouldNameWhoTookFlywaysLock() throws SQLException {
    long key = 77_431_708_279_161L + "\"xeropulse\".\"schema_history\"".hashCode();
    hold("select pg_advisory_lock(%d), pg_advisory_lock(hashtext('xeropulse'))".formatted(key));
    assertRefused("held its lock");
    hold("select pg_advisory_unlock_all()");
    assertThat(migration.migrate()).isPositive();
    assertThat(migration.migrate()).isZero();
  }

  @Test
  void shouldNotBeNoticedWhereNothingIsPending() throws SQLException {
    migration.migrate();
    long key = 77_431_708_279_161L + "\"xeropulse\".\"schema_history\"".hashCode();
    hold("select pg_advisory_lock(%d), pg_advisory_lock(hashtext('xeropulse'))".formatted(key));
    hold("lock table xeropulse.financial_data in access share mode");
    assertThat(migration.migrate()).isZero();
  }

  private void assertRefused(String why) {
    assertThatThrownBy(migration::migrate)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(TenantDatabase.loginOf(READER))
        .hasMessageContaining("pg_terminate_backend");
  }

  private void hold(String sql) throws SQLException {
    try (Statement statement = reader.createStatement()) {
      statement.execute(sql);
    }
  }
}
