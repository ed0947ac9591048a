package io.xeropulse.warehouse.state;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.warehouse.access.GrantTransactions;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Keeps sealed tokens in PostgreSQL. The row of a grant is locked while its tokens are renewed, so
 * that of all processes one renews; if it dies, PostgreSQL gives the lock to the next and the old
 * tokens are still there. Thread-safe; a thread that waits holds a connection.
 */
public final class PostgresGrants implements GrantStore<byte[]> {
  private final GrantTransactions transactions;

  /**
   * Creates a store.
   *
   * @param transactions the database
   */
  public PostgresGrants(GrantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<byte[]> find(GrantId grant) {
    return transactions.run(grant, handle -> sealed(handle, grant, ""));
  }

  @Override
  public byte[] replace(GrantId grant, UnaryOperator<byte[]> renewal) {
    return transactions.run(
        grant,
        handle -> {
          byte[] current =
              sealed(handle, grant, " for update")
                  .orElseThrow(
                      () ->
                          new AuthenticationException(
                              "Grant %s is not in the token store; connect the organisation first"
                                  .formatted(grant)));
          byte[] renewed = renewal.apply(current);
          if (!Arrays.equals(current, renewed)) {
            write(handle, grant, renewed);
          }
          return renewed;
        });
  }

  @Override
  public void save(GrantId grant, byte[] sealed) {
    transactions.run(
        grant,
        handle -> {
          write(handle, grant, sealed);
          return grant;
        });
  }

  @Override
  public void remove(GrantId grant) {
    transactions.run(
        grant,
        handle ->
            handle
                .createUpdate("delete from grant_token where grant_id = :grant")
                .bind("grant", grant.value())
                .execute());
  }

  private static Optional<byte[]> sealed(Handle handle, GrantId grant, String lock) {
    return handle
        .createQuery("select sealed from grant_token where grant_id = :grant" + lock)
        .bind("grant", grant.value())
        .mapTo(byte[].class)
        .findOne();
  }

  private static void write(Handle handle, GrantId grant, byte[] sealed) {
    handle
        .createUpdate(
            """
            insert into grant_token (grant_id, sealed) values (:grant, :sealed)
            on conflict (grant_id) do update set sealed = excluded.sealed, sealed_at = excluded.sealed_at
            """)
        .bind("grant", grant.value())
        .bind("sealed", sealed)
        .execute();
  }
}
