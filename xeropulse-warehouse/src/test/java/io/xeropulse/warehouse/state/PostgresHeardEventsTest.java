package io.xeropulse.warehouse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.core.sync.trigger.HeardEventsContract;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresHeardEventsTest extends HeardEventsContract {
  private static final HikariDataSource dataSource = pool();
  private static final Jdbi jdbi = Jdbi.create(dataSource);

  private static HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(PostgresServer.newWarehouse());
    pool.setMaximumPoolSize(3);
    return pool;
  }

  @AfterAll
  static void closePool() {
    dataSource.close();
  }

  @Override
  protected HeardEvents node() {
    return Warehouse.builder(dataSource).clock(() -> now).build().heardEvents();
  }

  @Override
  protected long remembered() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select max(n) from (select count(*) n from xeropulse.heard_event group by"
                        + " webhook) w")
                .mapTo(Long.class)
                .one());
  }

  @Test
  void shouldRememberWhoseEventItIsAndShowItToNobodyWhoReads() {
    handOver("whose", 1, 2);
    assertThat(
            texts("select organization::text from xeropulse.heard_event where webhook = 'whose'"))
        .containsExactly(ORGANIZATION.toString(), ORGANIZATION.toString());
    for (String role : new String[] {"xeropulse_reader", "xeropulse_scoped_reader"}) {
      assertThatThrownBy(
              () ->
                  jdbi.useTransaction(
                      handle -> {
                        handle.execute("set local role " + role);
                        handle.execute("select 1 from xeropulse.heard_event");
                      }))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void shouldForgetWebhooksOfWhichNothingComesAnyMore() {
    handOver("old key", 1);
    now = now.plus(Duration.ofDays(91));
    handOver("new key", 1);
    assertThat(texts("select webhook from xeropulse.heard_event where webhook like '% key'"))
        .containsExactly("new key");
  }

  @Test
  void shouldAnswerInTimeThoughSomebodyHoldsTheMemory() {
    handOver("held", 1);
    try (Handle holder = jdbi.open()) {
      holder.begin();
      holder.execute("lock table xeropulse.webhook_memory in access exclusive mode");
      Instant began = Instant.now();
      assertThatThrownBy(() -> handOver("held", 2)).isInstanceOf(StorageUnavailableException.class);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
      holder.rollback();
    }
    assertThat(handOver("held", 2).gap()).isFalse();
  }

  private static List<String> texts(String query) {
    return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  private HeardEvents.Receipt handOver(String webhook, long... numbers) {
    TreeMap<Long, Optional<OrganizationId>> events = new TreeMap<>();
    for (long number : numbers) {
      events.put(number, Optional.of(ORGANIZATION));
    }
    HeardEvents.Receipt receipt = node().received(webhook, events);
    node().handedOver(receipt);
    return receipt;
  }
}
