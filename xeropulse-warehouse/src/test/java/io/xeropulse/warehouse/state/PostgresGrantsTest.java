package io.xeropulse.warehouse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.grant.GrantStoreContract;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresGrantsTest extends GrantStoreContract {
  private static final DataSource dataSource = PostgresServer.newWarehouse();

  @Override
  protected GrantStore<byte[]> store() {
    return Warehouse.create(dataSource).grants();
  }

  @Test
  void shouldKeepTheOldTokensAndFreeTheLockWhenTheRenewingProcessLosesItsConnection() {
    GrantId grant = GrantId.random();
    store().save(grant, new byte[] {1});

    assertThatThrownBy(
            () ->
                store()
                    .replace(
                        grant,
                        value -> {
                          endOtherConnections();
                          return new byte[] {2};
                        }))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(grant.toString());

    assertThat(store().replace(grant, value -> new byte[] {value[0], 3})).containsExactly(1, 3);
  }

  @Test
  void shouldShowAGrantToNobodyWhoDoesNotNameIt() {
    GrantId grant = GrantId.random();
    store().save(grant, new byte[] {1});

    assertThat(count("xeropulse_loader")).isZero();
    assertThatThrownBy(() -> count("xeropulse_reader")).hasMessageContaining("permission denied");
  }

  private static int count(String role) {
    return Jdbi.create(dataSource)
        .inTransaction(
            handle -> {
              handle.execute("set local role " + role);
              return handle
                  .createQuery("select count(*) from xeropulse.grant_token")
                  .mapTo(Integer.class)
                  .one();
            });
  }

  private static void endOtherConnections() {
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                        + " current_database() and pid <> pg_backend_pid()"));
  }
}
