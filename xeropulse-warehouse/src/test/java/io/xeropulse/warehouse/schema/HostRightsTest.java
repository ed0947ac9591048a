package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A host that connects as a role of its own, to a server that asks for passwords. */
class HostRightsTest {
  private static final String PASSWORD = "s3cret-word";

  private static Path rules;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    rules = Files.createTempFile("pg_hba", ".conf");
    Files.writeString(
        rules,
        """
        local all all trust
        host all postgres all trust
        host all all all scram-sha-256
        """);
    Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
    postgres = EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
    Files.delete(rules);
  }

  @Test
  void shouldSayThatAPoolOfOneIsTooSmallToMigrate() {
    try (HikariDataSource poolOfOne = new HikariDataSource()) {
      poolOfOne.setDataSource(PostgresServer.newDatabase());
      poolOfOne.setMaximumPoolSize(1);
      poolOfOne.setConnectionTimeout(250);
      assertThatThrownBy(() -> Warehouse.create(poolOfOne).migrate())
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("allow its pool two or more");
      poolOfOne.setMaximumPoolSize(2);
      assertThat(Warehouse.create(poolOfOne).migrate()).isPositive();
    }
  }

  @Test
  void shouldSayWhatToCheckWhenThePasswordIsWrong() {
    DataSource wrong = host("visitor", "login", PASSWORD + "!");
    assertThatThrownBy(() -> Warehouse.create(wrong).migrate())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("user name and password")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void shouldSayWhatToGrantUntilMigratingAndLoadingWork() {
    DataSource dataSource = host("app", "login", PASSWORD);
    Warehouse warehouse = Warehouse.create(dataSource);
    assertThatThrownBy(warehouse::migrate)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("CREATE on the database");

    administer("grant create on database app to app");
    assertThatThrownBy(warehouse::migrate)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("CREATEROLE");

    administer("alter role app createrole");
    assertThat(warehouse.migrate()).isPositive();
    var session = Facts.begin(warehouse, new OrganizationId(UUID.randomUUID()));
    var invoice = Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID);
    assertThat(Facts.load(warehouse, session, Facts.INVOICES, invoice).inserted()).isEqualTo(1);
  }

  /** A role and a database of its name. */
  private static DataSource host(String name, String rights, String password) {
    administer("create role %s %s password '%s'".formatted(name, rights, PASSWORD));
    administer("create database " + name);
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setPortNumbers(new int[] {postgres.getPort()});
    dataSource.setDatabaseName(name);
    dataSource.setUser(name);
    dataSource.setPassword(password);
    return dataSource;
  }

  private static void administer(String sql) {
    Jdbi.create(postgres.getPostgresDatabase()).useHandle(handle -> handle.execute(sql));
  }
}
