package io.xeropulse.warehouse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.state.InventoryView.EntityFreshness;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What the warehouse tells of its size, and what it forgets. */
class UpkeepTest {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final Entity JOBS = new Entity("xpm", "jobs", false);

  private final DataSource dataSource = PostgresServer.newWarehouse();
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private Instant now = START;
  private final Warehouse warehouse = Warehouse.builder(dataSource).clock(() -> now).build();

  @Test
  void shouldTellTheSizeOfAnOrganizationsTablesAndOfNobodyElses() {
    Jdbi jdbi = Jdbi.create(dataSource);
    TenantRows.fill(jdbi, organization, 3, (table, column, row) -> "x".repeat(100) + row);
    TenantRows.fill(
        jdbi, new OrganizationId(UUID.randomUUID()), 50, (table, column, row) -> "y" + row);

    assertThat(warehouse.inventory().sizes(organization))
        .anySatisfy(
            size -> {
              assertThat(size.table()).isEqualTo("time_entry");
              assertThat(size.rows()).isEqualTo(3);
              assertThat(size.bytes()).isBetween(900L, 5_000L);
            })
        .allMatch(size -> size.rows() <= 3);
    assertThat(warehouse.inventory().sizes(new OrganizationId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void shouldTellHowFreshEachEntityIs() {
    sync(SyncStatus.COMPLETED, JOBS);
    now = START.plus(Duration.ofDays(1));
    sync(SyncStatus.FAILED, JOBS);
    assertThat(warehouse.inventory().freshness(organization))
        .containsExactly(
            new EntityFreshness("xpm", "jobs", Optional.empty(), Optional.of(START), 0));
    assertThat(warehouse.inventory().freshness(new OrganizationId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void shouldForgetOldSessionsButTheOnesThatAreGoneBy() {
    sync(SyncStatus.COMPLETED, JOBS);
    sync(SyncStatus.COMPLETED, JOBS, Facts.TIME);
    now = START.plus(Duration.ofDays(300));
    sync(SyncStatus.COMPLETED, JOBS);
    now = START.plus(Duration.ofDays(420));

    assertThat(apply(RetentionPolicy.standard())).isEqualTo(new Retention.Receipt(1, 0, 0));
    assertThat(rows("sync_session")).isEqualTo(2);
    assertThat(rows("sync_page")).as("totals of pages go with their session").isEqualTo(2);
    assertThat(apply(RetentionPolicy.standard())).isEqualTo(new Retention.Receipt(0, 0, 0));

    now = START.plus(Duration.ofDays(4_000));
    assertThat(apply(RetentionPolicy.standard())).isEqualTo(new Retention.Receipt(0, 0, 0));
    SyncSession next = warehouse.sessions().begin(organization, Trigger.Manual.incremental());
    assertThat(warehouse.sessions().fetchedBefore(next, Facts.TIME)).isEqualTo(7);
  }

  @Test
  void shouldForgetWhatTheSourceDeletedLongAgoAndNoFact() {
    SyncSession session = Facts.begin(warehouse, organization);
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("I1", "2010-01-01", null, "1.00", DocumentStatus.PAID));
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into xeropulse.removed_fact
                    select ?, ?, 'xpm', 'time', 'T' || i, timestamptz '2016-12-31 00:00+00' + i * interval '1 hour', '{}'
                    from generate_series(1, 12000) i
                    """,
                    organization.value(),
                    session.id()));
    assertThat(apply(RetentionPolicy.standard()).removedFacts()).isEqualTo(23);
    now = START.plus(Duration.ofDays(3_000));
    OrganizationId other = new OrganizationId(UUID.randomUUID());
    assertThat(warehouse.retention().apply(other, RetentionPolicy.standard()).removedFacts())
        .isZero();
    assertThat(apply(RetentionPolicy.standard()).removedFacts()).isEqualTo(11_977);
    assertThat(warehouse.inventory().sizes(organization))
        .anyMatch(size -> size.table().equals("financial_data") && size.rows() == 1);
  }

  @Test
  void shouldForgetWhoOpenedADashboardLongAgo() {
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into xeropulse.dashboard_access (organization_id, user_id, dashboard_id, accessed_at)
                    select ?, 'ava', 'dashboard-7', ?::timestamptz - i * interval '1 month'
                    from generate_series(1, 20) i
                    """,
                    organization.value(),
                    START.toString()));
    now = START;
    assertThat(apply(RetentionPolicy.standard())).isEqualTo(new Retention.Receipt(0, 0, 7));
    assertThat(apply(RetentionPolicy.standard())).isEqualTo(new Retention.Receipt(0, 0, 0));
  }

  @Test
  void shouldRefuseAPolicyThatKeepsNothing() {
    Period year = Period.ofYears(1);
    for (Period nothing : List.of(Period.ZERO, Period.ofDays(-1))) {
      assertThatThrownBy(() -> new RetentionPolicy(nothing, year, year))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new RetentionPolicy(year, nothing, year))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new RetentionPolicy(year, year, nothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("dashboardAccesses");
    }
  }

  private Retention.Receipt apply(RetentionPolicy policy) {
    return warehouse.retention().apply(organization, policy);
  }

  private long rows(String table) {
    return warehouse.inventory().sizes(organization).stream()
        .filter(size -> size.table().equals(table))
        .mapToLong(InventoryView.TableSize::rows)
        .sum();
  }

  private void sync(SyncStatus status, Entity... entities) {
    SyncSession session = warehouse.sessions().begin(organization, new Trigger.Scheduled());
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("I1", "2024-01-01", null, "1.00", DocumentStatus.PAID));
    List<EntityReport> reports =
        List.of(entities).stream().map(entity -> report(entity, status)).toList();
    warehouse
        .sessions()
        .finish(session, new SyncReport(session, status, reports, List.of(), null, null));
  }

  private static EntityReport report(Entity entity, SyncStatus status) {
    return new EntityReport(
        entity,
        status,
        7,
        0,
        new LoadReceipt(7, 0, 0, 0),
        0,
        0,
        ApiUsage.NONE,
        Watermark.NONE,
        Watermark.NONE,
        Duration.ZERO,
        ControlTotal.NOTHING,
        List.of(),
        null,
        null);
  }
}
