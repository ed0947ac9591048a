package io.xeropulse.warehouse.authz;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.apikey.ApiKeyTableContract;
import io.xeropulse.authz.apikey.ApiKeysContract;
import io.xeropulse.authz.apikey.KeyLimitsContract;
import io.xeropulse.authz.audit.AuditTableContract;
import io.xeropulse.authz.embed.DashboardTableContract;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.SessionTableContract;
import io.xeropulse.authz.session.SessionsContract;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.IdentityProvider;
import io.xeropulse.authz.user.OtherOrganizationContract;
import io.xeropulse.authz.user.UserSettings;
import io.xeropulse.authz.user.UserTablesContract;
import io.xeropulse.authz.user.UsersContract;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts of the stores, the services over them and their races, on a real PostgreSQL. */
class PostgresAccessTest {
  private static AccessPool pool;
  private static PostgresAccess store;

  @BeforeAll
  static void open() {
    pool = AccessPool.open();
    store = Warehouse.create(pool.dataSource()).accessStore();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    pool.empty();
  }

  private static PostgresAccess knowing(String user) {
    store.run(
        tables ->
            tables
                .users()
                .insert(
                    Account.create(
                        new UserId(user), EmailAddress.of(user + "@example.com"), Instant.EPOCH)));
    return store;
  }

  @Nested
  class Audit extends AuditTableContract {
    @Override
    protected Transactions<AccessTables> store() {
      return store;
    }
  }

  @Nested
  class People extends UsersContract {
    @Override
    protected Practice practice(UserSettings people, IdentityProvider identities, Duration idle) {
      return new Practice(store, people, identities, idle);
    }
  }

  @Nested
  class Neighbours extends OtherOrganizationContract {
    @Override
    protected Practice practice(UserSettings people, IdentityProvider identities, Duration idle) {
      return new Practice(store, people, identities, idle);
    }
  }

  @Nested
  class Tables extends UserTablesContract {
    @Override
    protected Transactions<AccessTables> store() {
      return store;
    }
  }

  @Nested
  class SessionTables extends SessionTableContract {
    @Override
    protected Transactions<AccessTables> store() {
      return knowing("ava");
    }
  }

  @Nested
  class KeyTables extends ApiKeyTableContract {
    @Override
    protected Transactions<AccessTables> store() {
      return knowing("ava");
    }
  }

  @Nested
  class DashboardTables extends DashboardTableContract {
    @Override
    protected Transactions<AccessTables> store() {
      return store;
    }
  }

  @Nested
  class Staying extends SessionsContract {
    @Override
    protected Practice practice(UserSettings people, IdentityProvider identities, Duration idle) {
      return new Practice(store, people, identities, idle);
    }
  }

  @Nested
  class Programs extends ApiKeysContract {
    @Override
    protected Practice practice() {
      return new Practice(store);
    }
  }

  @Nested
  class Limits extends KeyLimitsContract {
    @Override
    protected Practice practice() {
      return new Practice(store);
    }
  }

  @Test
  void shouldRefuseATransactionInsideAnother() {
    assertThatIllegalStateException()
        .isThrownBy(() -> store.run(tables -> store.run(inner -> "never")));
  }
}
