package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.Transactions;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Every store of people, sessions, keys and the audit log, in PostgreSQL. Thread-safe; a thread
 * holds a connection while its work runs.
 */
public final class PostgresAccess implements Transactions<AccessTables> {
  private static final String EVEN = "evenly";

  private final AccessTransactions transactions;

  /**
   * Creates the stores.
   *
   * @param dataSource connects as a member of {@code xeropulse_access}; never closed by us
   * @param schema where the tables are
   */
  public PostgresAccess(DataSource dataSource, SchemaName schema) {
    transactions = new AccessTransactions(dataSource, schema);
  }

  @Override
  public <T> T run(Function<? super AccessTables, ? extends T> work) {
    return transactions.run((handle, again) -> work.apply(new AccessTables(handle, again)));
  }

  /** What is not kept was written nevertheless, so that its commit waits for the disk as well. */
  @Override
  public void evenly(Predicate<? super AccessTables> work) {
    transactions.run(
        (handle, again) -> {
          handle.savepoint(EVEN);
          boolean kept = work.test(new AccessTables(handle, again));
          return kept ? handle.releaseSavepoint(EVEN) : handle.rollbackToSavepoint(EVEN);
        });
  }
}
