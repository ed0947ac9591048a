package io.xeropulse.warehouse.authz;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariConfig;
import io.xeropulse.authz.Practice;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that wait for what a frozen node of their organization has locked. */
class OrganizationLockTest {
  private static final int POOL = 5;

  private final DataSource database = PostgresServer.newWarehouse();
  private final CountedPool pool = new CountedPool(config());
  private final Practice practice = new Practice(Warehouse.create(pool).accessStore());
  private final ExecutorService callers = Executors.newFixedThreadPool(POOL);
  private Actor admin;
  private Connection frozen;

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(POOL);
    return config;
  }

  @BeforeEach
  void freeze() throws SQLException {
    admin = practice.found(HOME, "admin@home.example");
    practice.found(OTHER, "admin@other.example");
    frozen = database.getConnection();
    frozen.setAutoCommit(false);
    try (Statement statement = frozen.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select matter from xeropulse.organization_lock where organization_id = '%s' for update"
                    .formatted(HOME))) {
      int locked = 0;
      while (rows.next()) {
        locked++;
      }
      assertThat(locked).as("people and audit").isEqualTo(2);
    }
  }

  @AfterEach
  void close() throws SQLException {
    callers.shutdownNow();
    frozen.close();
    pool.close();
  }

  @Test
  void shouldLeaveThePoolToOtherOrganizations() throws Exception {
    List<Future<?>> waiting = new ArrayList<>();
    for (int i = 0; i < POOL; i++) {
      String email = "person" + i + "@home.example";
      waiting.add(
          callers.submit(
              () ->
                  practice.users.create(
                      admin, NewUser.of(EmailAddress.of(email), new Role("staff")))));
    }
    assertThat(pool.awaitFull(Duration.ofSeconds(20))).as("each has a connection").isTrue();
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> practice.enter("admin@other.example")))
        .isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(waiting).noneMatch(Future::isDone);

    frozen.rollback();
    for (Future<?> call : waiting) {
      assertThat(call.get(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void shouldGiveUpAfterABoundedTime() {
    AccessTransactions hurried =
        new AccessTransactions(pool, SchemaName.DEFAULT, Duration.ofMillis(600));
    assertThatThrownBy(
            () ->
                hurried.run(
                    (handle, again) -> {
                      OrganizationLock.take(handle, new Named(handle), "audit", HOME);
                      return HOME;
                    }))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("what another call has locked");
    assertThat(
            hurried.<Object>run(
                (handle, again) -> {
                  OrganizationLock.take(handle, new Named(handle), "audit", OTHER);
                  return OTHER;
                }))
        .isEqualTo(OTHER);
  }
}
