package io.xeropulse.warehouse.authz;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.warehouse.PostgresServer;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A warehouse of its own behind a connection pool, as a host has it. */
final class AccessPool implements AutoCloseable {
  static final List<String> TABLES =
      List.of(
          "user_account",
          "user_membership",
          "user_invitation",
          "user_outbox",
          "user_session",
          "refresh_token",
          "api_key",
          "sealed_secret",
          "audit_entry",
          "login_failure");

  private final HikariDataSource pool;

  private AccessPool(DataSource dataSource) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(20);
    pool = new HikariDataSource(config);
  }

  static AccessPool open() {
    return new AccessPool(PostgresServer.newWarehouse());
  }

  /** Another node's connections to the same database. */
  AccessPool another() {
    return new AccessPool(pool.getDataSource());
  }

  DataSource dataSource() {
    return pool;
  }

  Jdbi owner() {
    return Jdbi.create(pool);
  }

  /** As the owner, with the trigger out of the way that keeps audit entries. */
  void empty() {
    owner()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              handle.execute("truncate xeropulse." + String.join(", xeropulse.", TABLES));
              handle.execute("truncate xeropulse.dashboard, xeropulse.dashboard_access");
            });
  }

  long rows(String table) {
    return owner()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from xeropulse." + table)
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public void close() {
    pool.close();
  }
}
