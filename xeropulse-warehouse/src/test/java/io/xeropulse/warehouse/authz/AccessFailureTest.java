package io.xeropulse.warehouse.authz;

import static io.xeropulse.authz.Practice.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeropulse.authz.apikey.ApiKey;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a caller is told when the database does not do as asked. */
class AccessFailureTest {
  private static final Account AVA =
      Account.create(new UserId("ava"), EmailAddress.of("ava.private@example.com"), Instant.EPOCH)
          .withPassword(Optional.of("$argon2id$private"), Optional.empty());

  @Test
  void shouldTellNothingOfTheRowThatWasRefused() {
    PostgresAccess store = Warehouse.create(PostgresServer.newWarehouse()).accessStore();
    store.run(tables -> tables.users().insert(AVA));
    AtomicInteger tries = new AtomicInteger();
    Throwable duplicate =
        catchThrowable(
            () ->
                store.run(
                    tables -> {
                      tries.incrementAndGet();
                      tables.apiKeys().insert(key("0123", "nightly"));
                      tables.apiKeys().insert(key("0123", "nightly"));
                      return true;
                    }));
    Throwable unstorable =
        catchThrowable(
            () ->
                store.run(
                    tables -> {
                      tables.apiKeys().insert(key("4567", "private name\u0000"));
                      return true;
                    }));
    assertThat(tries.get()).as("somebody else might have been quicker").isEqualTo(5);
    for (Throwable refused : new Throwable[] {duplicate, unstorable}) {
      assertThat(refused).isInstanceOf(StorageRejectedException.class);
      assertThat(everythingTold(refused)).contains("SQLSTATE").doesNotContain("private", "0123");
    }
  }

  @Test
  void shouldSayThatTheStoreIsDownAtOnce() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    nobody.setPassword("s3cret-word");
    PostgresAccess store = Warehouse.create(nobody).accessStore();
    Throwable down = catchThrowable(() -> store.run(tables -> tables.users().find(AVA.id())));
    assertThat(down).isInstanceOf(StorageUnavailableException.class);
    assertThat(everythingTold(down)).doesNotContain("s3cret-word");
  }

  @Test
  void shouldSayThatTheSchemaIsMissing() {
    PostgresAccess store = Warehouse.create(PostgresServer.newDatabase()).accessStore();
    assertThatThrownBy(() -> store.run(tables -> tables.users().find(AVA.id())))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("Warehouse.migrate()");
  }

  private static ApiKey key(String id, String name) {
    return new ApiKey(
        id,
        HOME,
        AVA.id(),
        name,
        Set.of(Permission.EXPORT),
        "private hash",
        Instant.EPOCH,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }

  private static String everythingTold(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
