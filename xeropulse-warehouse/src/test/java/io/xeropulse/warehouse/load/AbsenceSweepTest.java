package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Item;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.StandInId;
import io.xeropulse.core.model.TaxRate;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.model.TrackingCategory;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.SeenIds;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbsenceSweepTest {
  private static final Entity COSTS = new Entity("xpm", "costs", false);
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private final Warehouse warehouse = Warehouse.create(dataSource);
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private SyncSession session;

  @BeforeEach
  void begin() {
    session = Facts.begin(warehouse, organization);
  }

  @Test
  void shouldRemoveWhatIsGoneWithinTheDatesReadAndKeepItInTheLog() {
    load(Facts.TIME, time("T1", "2025-01-01"), time("T2", "2025-02-01"), time("T3", "2019-01-01"));
    Coverage lastYears = new Coverage.Between(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31));
    assertThat(sweep(Facts.TIME, lastYears, "T1")).isEqualTo(new SweepReceipt(1, 0));
    assertThat(ids("time_entry")).containsExactly("T1", "T3");
    assertThat(ids("removed_fact")).containsExactly("T2");
  }

  @Test
  void shouldRemoveCostsOnlyOfJobsThatAnswered() {
    load(COSTS, cost("C1", "J1"), cost("C2", "J2"));
    assertThat(sweep(COSTS, new Coverage.OfParents(Set.of("J1"))))
        .isEqualTo(new SweepReceipt(1, 0));
    assertThat(ids("job_cost")).containsExactly("C2");
  }

  @Test
  void shouldDoubtAReadingThatMissesTooMuch() {
    load(Facts.TIME, hundredEntries());
    assertThat(sweep(Facts.TIME, new Coverage.Everything(), seenUpTo(79)))
        .isEqualTo(new SweepReceipt(0, 21));
    assertThat(ids("time_entry")).hasSize(100);
    assertThat(sweep(Facts.TIME, new Coverage.Everything(), seenUpTo(80)))
        .isEqualTo(new SweepReceipt(20, 0));
    assertThat(ids("time_entry")).hasSize(80);
  }

  @Test
  void shouldLetStandInsGiveWayToTheSourcesOwnRecords() {
    load(Facts.TIME, standIns(50));
    load(Facts.TIME, hundredEntries());
    assertThat(sweep(Facts.TIME, new Coverage.Everything(), seenUpTo(99)))
        .isEqualTo(new SweepReceipt(51, 0));
    assertThat(ids("time_entry")).hasSize(99).noneMatch(StandInId::is);
  }

  @Test
  void shouldMissStandInsThatNothingReplaces() {
    load(Facts.TIME, standIns(50));
    String[] half =
        IntStream.range(0, 25).mapToObj(i -> StandInId.of("time", i)).toArray(String[]::new);
    assertThat(sweep(Facts.TIME, new Coverage.Everything(), half))
        .isEqualTo(new SweepReceipt(0, 25));
  }

  private static Fact[] standIns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> time(StandInId.of("time", i), "2025-01-01"))
        .toArray(Fact[]::new);
  }

  @Test
  void shouldTakeBackARecordThatComesBack() {
    load(Facts.TIME, time("T1", "2025-01-01"));
    sweep(Facts.TIME, new Coverage.Everything());
    assertThat(load(Facts.TIME, time("T1", "2025-01-01"))).isEqualTo(1);
    assertThat(ids("time_entry")).containsExactly("T1");
  }

  @Test
  void shouldTouchNoOtherOrganization() {
    load(Facts.TIME, time("T1", "2025-01-01"));
    OrganizationId other = new OrganizationId(UUID.randomUUID());
    SyncSession otherSession = Facts.begin(warehouse, other);
    warehouse
        .loader()
        .sweep(new Sweep(otherSession, Facts.TIME, new Coverage.Everything(), new SeenIds()));
    assertThat(ids("time_entry")).containsExactly("T1");
  }

  @Test
  void shouldRemoveNothingOnceANewerSessionTookTheTurn() {
    load(Facts.TIME, time("T1", "2025-01-01"));
    Facts.begin(warehouse, organization);
    assertThatThrownBy(() -> sweep(Facts.TIME, new Coverage.Everything()))
        .isInstanceOf(StaleFenceException.class);
    assertThat(ids("time_entry")).containsExactly("T1");
  }

  @Test
  void shouldLeaveAloneWhatTheSourceItselfMarksAsDeleted() {
    load(Facts.INVOICES, Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID));
    assertThat(sweep(Facts.INVOICES, new Coverage.Everything())).isEqualTo(new SweepReceipt(0, 0));
    assertThat(ids("financial_data")).containsExactly("I1");
  }

  @Test
  void shouldRemoveTheCostsOfAJobThatIsGoneWithIt() {
    Entity jobs = new Entity("xpm", "jobs", false);
    load(jobs, Facts.job("J1"), Facts.job("J2"));
    load(COSTS, cost("C1", "J1"), cost("C2", "J2"));

    assertThat(sweep(jobs, new Coverage.Everything(), "J2")).isEqualTo(new SweepReceipt(1, 0));
    assertThat(ids("job_cost")).containsExactly("C2");
    assertThat(ids("removed_fact")).containsExactly("C1", "J1");
  }

  @Test
  void shouldRemoveOnlyTransfersWhenTransfersAreGone() {
    Entity transfers = new Entity("xero", "bank_transfers", false);
    load(Facts.INVOICES, Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID));
    load(transfers, Facts.transfer("B1", "2025-01-01"), Facts.transfer("B2", "2025-01-02"));

    assertThat(sweep(transfers, new Coverage.Everything(), "B2")).isEqualTo(new SweepReceipt(1, 0));
    assertThat(ids("financial_data")).containsExactly("B2", "I1");
    assertThat(ids("removed_fact")).containsExactly("B1");
  }

  @Test
  void shouldKeepAndRemoveTheListsThatLinesReferTo() {
    Entity rates = new Entity("xero", "tax_rates", false);
    Entity tracking = new Entity("xero", "tracking_categories", false);
    Entity items = new Entity("xero", "items", false);
    load(rates, new TaxRate("OUTPUT", "GST on Income", "ACTIVE", BigDecimal.TEN));
    load(
        tracking,
        new TrackingCategory(
            "C1",
            "Region",
            "ACTIVE",
            List.of(new TrackingCategory.Option("O1", "North", "ACTIVE"))));
    load(items, new Item("I1", "BAS", null, BigDecimal.ONE, "200", null, null));
    assertThat(ids("tracking_option")).containsExactly("O1");

    for (Entity entity : List.of(rates, tracking, items)) {
      assertThat(sweep(entity, new Coverage.Everything())).isEqualTo(new SweepReceipt(1, 0));
    }
    assertThat(ids("removed_fact")).containsExactly("C1", "I1", "OUTPUT");
    assertThat(ids("tracking_option")).isEmpty();
  }

  @Test
  void shouldRemoveWhatABudgetSaidTogetherWithTheBudget() {
    Entity budgets = new Entity("xero", "budgets", false);
    Entity windows = new Entity("xero", "budget_windows", false);
    load(budgets, budget("B1"), budget("B2"));
    load(windows, window("B1", 2022), window("B1", 2024), window("B2", 2024));
    assertThat(ids("budget_window")).containsExactly("B1:2022-01", "B1:2024-01", "B2:2024-01");

    assertThat(sweep(budgets, new Coverage.Everything(), "B2")).isEqualTo(new SweepReceipt(1, 0));

    assertThat(ids("budget")).containsExactly("B2");
    assertThat(ids("budget_window")).containsExactly("B2:2024-01");
    assertThat(ids("removed_fact")).containsExactly("B1", "B1:2022-01", "B1:2024-01");
    assertThat(rows("budget_line")).isEqualTo(1);
    assertThat(rows("budget_tracking")).isEqualTo(1);
  }

  @Test
  void shouldWriteAWindowOfABudgetOnlyIfItDiffers() {
    Entity windows = new Entity("xero", "budget_windows", false);
    Facts.load(warehouse, session, windows, window("B1", 2022), window("B1", 2024));
    BudgetWindow emptied = new BudgetWindow("B1", YearMonth.of(2024, 1), List.of());
    LoadReceipt again = Facts.load(warehouse, session, windows, window("B1", 2022), emptied);
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.updated()).isEqualTo(1);
    assertThat(rows("budget_line")).isEqualTo(1);
  }

  private static Budget budget(String id) {
    return new Budget(
        id, "TRACKING", id, List.of(new Budget.Tracking("C", "O", "Region", "North")), null);
  }

  private static BudgetWindow window(String budget, int year) {
    return new BudgetWindow(
        budget,
        YearMonth.of(year, 1),
        List.of(new BudgetWindow.Line("A1", "200", YearMonth.of(year, 3), BigDecimal.TEN, null)));
  }

  private long rows(String table) {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from xeropulse." + table + " where organization_id = :o")
                    .bind("o", organization.value())
                    .mapTo(Long.class)
                    .one());
  }

  private long load(Entity entity, Fact... facts) {
    return Facts.load(warehouse, session, entity, facts).inserted();
  }

  private SweepReceipt sweep(Entity entity, Coverage coverage, String... seen) {
    SeenIds ids = new SeenIds();
    List.of(seen).forEach(ids::add);
    return warehouse.loader().sweep(new Sweep(session, entity, coverage, ids));
  }

  private static Fact[] hundredEntries() {
    return IntStream.range(0, 100).mapToObj(i -> time("T" + i, "2025-01-01")).toArray(Fact[]::new);
  }

  private static String[] seenUpTo(int count) {
    return IntStream.range(0, count).mapToObj(i -> "T" + i).toArray(String[]::new);
  }

  private static TimeEntry time(String id, String date) {
    return new TimeEntry(id, "J1", "S1", null, LocalDate.parse(date), 60, true, null);
  }

  private static JobCost cost(String id, String job) {
    return new JobCost(
        id,
        job,
        LocalDate.of(2025, 1, 1),
        "Search",
        null,
        BigDecimal.ONE,
        BigDecimal.ONE,
        BigDecimal.ONE,
        true);
  }

  private List<String> ids(String table) {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select source_id from xeropulse."
                            + table
                            + " where organization_id = :o order by 1")
                    .bind("o", organization.value())
                    .mapTo(String.class)
                    .list());
  }
}
