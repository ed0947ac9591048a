package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows the server reads to write a page. */
class PageReadsTest {
  private static final int PAGES = 10;
  private static final int PAGE = 200;
  private static final int KNOWN_TO_STATISTICS = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void shouldReadEachRowOfAPageButNotTheTableWhateverStatisticsSay(int millisAway) {
    try (HikariDataSource oneConnection = new HikariDataSource()) {
      oneConnection.setDataSource(PostgresServer.newWarehouse());
      oneConnection.setMaximumPoolSize(1);
      Jdbi jdbi = Jdbi.create(oneConnection);
      Warehouse warehouse =
          Warehouse.builder(oneConnection).roundTrip(Duration.ofMillis(millisAway)).build();
      load(warehouse, somebody(warehouse), 0, KNOWN_TO_STATISTICS);
      jdbi.useHandle(handle -> handle.execute("analyze xeropulse.financial_data"));

      SyncSession session = somebody(warehouse);
      long before = rowsRead(jdbi, "financial_data");
      for (int page = 0; page < PAGES; page++) {
        load(warehouse, session, page * PAGE, (page + 1) * PAGE);
      }
      assertThat(rowsRead(jdbi, "financial_data") - before).isLessThanOrEqualTo(2L * PAGES * PAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void shouldReadTheLinesOfChangedRecordsOnlyWhateverStatisticsSay(int millisAway) {
    try (HikariDataSource oneConnection = new HikariDataSource()) {
      oneConnection.setDataSource(PostgresServer.newWarehouse());
      oneConnection.setMaximumPoolSize(1);
      Jdbi jdbi = Jdbi.create(oneConnection);
      Warehouse warehouse =
          Warehouse.builder(oneConnection).roundTrip(Duration.ofMillis(millisAway)).build();
      SyncSession session = somebody(warehouse);
      for (String amount : List.of("1.00", "2.00")) {
        long before = rowsRead(jdbi, "financial_allocation");
        for (int page = 0; page < PAGES; page++) {
          Facts.load(warehouse, session, Facts.INVOICES, paid(page, amount));
        }
        assertThat(rowsRead(jdbi, "financial_allocation") - before)
            .isLessThanOrEqualTo(2L * PAGES * PAGE);
      }
    }
  }

  private static Fact[] paid(int page, String amount) {
    return IntStream.range(page * PAGE, (page + 1) * PAGE)
        .mapToObj(
            i ->
                Facts.document(
                    "I" + Integer.reverse(i),
                    DocumentKind.INVOICE,
                    "2025-01-01",
                    null,
                    amount,
                    DocumentStatus.PAID,
                    List.of(
                        Facts.allocation(AllocationKind.PAYMENT, "P" + i, "2025-02-01", amount))))
        .toArray(Fact[]::new);
  }

  private static SyncSession somebody(Warehouse warehouse) {
    return Facts.begin(warehouse, new OrganizationId(UUID.randomUUID()));
  }

  private static void load(Warehouse warehouse, SyncSession session, int from, int to) {
    Fact[] invoices =
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    Facts.invoice(
                        "I" + Integer.reverse(i), "2025-01-01", null, "1.00", DocumentStatus.PAID))
            .toArray(Fact[]::new);
    Facts.load(warehouse, session, Facts.INVOICES, invoices);
  }

  private static long rowsRead(Jdbi jdbi, String table) {
    return jdbi.withHandle(
        handle -> {
          handle.execute("select pg_stat_force_next_flush()");
          return handle
              .createQuery(
                  """
                  select seq_tup_read + idx_tup_fetch from pg_stat_user_tables
                  where schemaname = 'xeropulse' and relname = :table
                  """)
              .bind("table", table)
              .mapTo(Long.class)
              .one();
        });
  }
}
