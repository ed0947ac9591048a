package io.xeropulse.authz.memory;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditTableContract;
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

  @Test
  void shouldRefuseATransactionInsideAnother() {
    InMemoryStore store = new InMemoryStore();
    assertThatIllegalStateException()
        .isThrownBy(() -> store.run(tables -> store.run(inner -> "never")));
  }
}
