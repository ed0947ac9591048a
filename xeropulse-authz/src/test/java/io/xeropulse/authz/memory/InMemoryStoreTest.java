package io.xeropulse.authz.memory;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.apikey.ApiKeyTableContract;
import io.xeropulse.authz.apikey.ApiKeysContract;
import io.xeropulse.authz.apikey.KeyLimitsContract;
import io.xeropulse.authz.audit.AuditTableContract;
import io.xeropulse.authz.embed.DashboardTableContract;
import io.xeropulse.authz.session.SessionTableContract;
import io.xeropulse.authz.session.SessionsContract;
import io.xeropulse.authz.user.IdentityProvider;
import io.xeropulse.authz.user.OtherOrganizationContract;
import io.xeropulse.authz.user.UserSettings;
import io.xeropulse.authz.user.UserTablesContract;
import io.xeropulse.authz.user.UsersContract;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest {

  @Nested
  class Audit extends AuditTableContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Transactions<InMemoryTables> store() {
      return store;
    }
  }

  @Nested
  class People extends UsersContract {
    @Override
    protected Practice practice(UserSettings people, IdentityProvider identities, Duration idle) {
      return new Practice(new InMemoryStore(), people, identities, idle);
    }
  }

  @Nested
  class Neighbours extends OtherOrganizationContract {
    @Override
    protected Practice practice(UserSettings people, IdentityProvider identities, Duration idle) {
      return new Practice(new InMemoryStore(), people, identities, idle);
    }
  }

  @Nested
  class Tables extends UserTablesContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Transactions<InMemoryTables> store() {
      return store;
    }
  }

  @Nested
  class SessionTables extends SessionTableContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Transactions<InMemoryTables> store() {
      return store;
    }
  }

  @Nested
  class KeyTables extends ApiKeyTableContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Transactions<InMemoryTables> store() {
      return store;
    }
  }

  @Nested
  class DashboardTables extends DashboardTableContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Transactions<InMemoryTables> store() {
      return store;
    }
  }

  @Nested
  class Staying extends SessionsContract {
    @Override
    protected Practice practice(UserSettings people, IdentityProvider identities, Duration idle) {
      return new Practice(new InMemoryStore(), people, identities, idle);
    }
  }

  @Nested
  class Programs extends ApiKeysContract {
    @Override
    protected Practice practice() {
      return new Practice(new InMemoryStore());
    }
  }

  @Nested
  class Limits extends KeyLimitsContract {
    @Override
    protected Practice practice() {
      return new Practice(new InMemoryStore());
    }
  }

  @Test
  void shouldRefuseATransactionInsideAnother() {
    InMemoryStore store = new InMemoryStore();
    assertThatIllegalStateException()
        .isThrownBy(() -> store.run(tables -> store.run(inner -> "never")));
  }
}
