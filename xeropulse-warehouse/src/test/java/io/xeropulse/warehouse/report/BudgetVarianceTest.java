package io.xeropulse.warehouse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.extract.Entity;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budgets beside the ledger; every figure is worked out by hand. */
class BudgetVarianceTest {
  private static final Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());
  private static final YearMonth FIRST = YearMonth.of(2025, 4);
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 15);

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private SyncSession session;

  @BeforeEach
  void books() {
    session = Facts.begin(warehouse, organization);
    Facts.load(
        warehouse,
        session,
        new Entity("xero", "organisations", true),
        new OrganizationProfile("O", "Us", "AUD", "AU", null, 6, 30, null, null));
    Facts.load(
        warehouse,
        session,
        new Entity("xero", "accounts", false),
        account("200", "Sales", "REVENUE", null),
        account("469", "Rent", "EXPENSE", null),
        account("710", "Computers", "ASSET", null),
        account("610", "Debtors", "ASSET", "DEBTORS"),
        account("800", "Creditors", "LIABILITY", "CREDITORS"),
        account("820", "GST", "LIABILITY", "GST"));
    Facts.load(
        warehouse,
        session,
        new Entity("xero", "budgets", false),
        new Budget("B", "OVERALL", "This year", List.of(), null),
        new Budget("S", "TRACKING", "Sydney", List.of(sydney()), null));
    Facts.load(
        warehouse,
        session,
        new Entity("xero", "budget_windows", false),
        new BudgetWindow(
            "B",
            YearMonth.of(2024, 1),
            List.of(
                budgeted("200", 3, "900"),
                budgeted("200", 4, "1000"),
                budgeted("200", 5, "1000"),
                budgeted("200", 6, "1000"),
                budgeted("200", 7, "1000"),
                budgeted("469", 4, "300"),
                budgeted("469", 6, "300"),
                budgeted("710", 6, "50"))),
        new BudgetWindow("S", YearMonth.of(2024, 1), List.of(budgeted("200", 4, "7"))));
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        document("I0", DocumentKind.INVOICE, "2025-03-31", "200", "5000", "500"),
        document("I1", DocumentKind.INVOICE, "2025-04-10", "200", "1200", "120"),
        document("I2", DocumentKind.INVOICE, "2025-05-05", "200", "800", "80"),
        document("N1", DocumentKind.CREDIT_NOTE, "2025-05-20", "200", "100", "10"),
        document("I3", DocumentKind.INVOICE, "2025-06-15", "200", "400", "0"),
        document("I4", DocumentKind.INVOICE, "2025-06-16", "200", "9999", "0"),
        document("B1", DocumentKind.BILL, "2025-04-12", "469", "250", "25"),
        document("B2", DocumentKind.BILL, "2025-05-03", "469", "75", "7.50"),
        document("B3", DocumentKind.BILL, "2025-05-09", "999", "33", "0"));
    warehouse.publication().refresh(session, AS_AT);
  }

  @Test
  void shouldSetEachMonthBesideItsBudget() {
    assertThat(said("B", FIRST, AS_AT))
        .containsExactly(
            "200 Sales 2025-04 1000 1200.00 200.00 FAVOURABLE",
            "200 Sales 2025-05 1000 700.00 -300.00 ADVERSE",
            "200 Sales 2025-06 1000 400.00 -600.00 ADVERSE",
            "469 Rent 2025-04 300 250.00 -50.00 FAVOURABLE",
            "469 Rent 2025-05 null 75.00 75.00 ADVERSE",
            "469 Rent 2025-06 300 0.00 -300.00 FAVOURABLE",
            "710 Computers 2025-06 50 0.00 -50.00 NONE",
            "null code:999 2025-05 null 33.00 33.00 NONE");
  }

  @Test
  void shouldCountTheLastDayAndNoDayAfterIt() {
    assertThat(said("B", YearMonth.of(2025, 6), AS_AT.minusDays(1)))
        .contains("200 Sales 2025-06 1000 0.00 -1000.00 ADVERSE");
    assertThat(said("B", YearMonth.of(2025, 6), AS_AT.plusDays(1)))
        .contains("200 Sales 2025-06 1000 10399.00 9399.00 FAVOURABLE");
    assertThat(said("B", YearMonth.of(2025, 3), LocalDate.of(2025, 3, 31)))
        .containsExactly("200 Sales 2025-03 900 5000.00 4100.00 FAVOURABLE");
    assertThat(said("B", YearMonth.of(2025, 8), AS_AT)).isEmpty();
  }

  @Test
  void shouldAddUpToTheProfitOfTheSameDays() {
    BigDecimal profit = BigDecimal.ZERO;
    for (BudgetVariance variance : report(AS_AT).variances()) {
      if ("REVENUE".equals(variance.accountClass())) {
        profit = profit.add(variance.actual());
      } else if ("EXPENSE".equals(variance.accountClass())) {
        profit = profit.subtract(variance.actual());
      }
    }
    assertThat(profit).isEqualByComparingTo("1975");
    assertThat(
            warehouse
                .reports()
                .profitAndLoss(organization, FIRST.atDay(1), AS_AT)
                .orElseThrow()
                .profit())
        .isEqualByComparingTo(profit);
  }

  @Test
  void shouldShowTheLedgerThatWasPublished() {
    BudgetReport before = report(AS_AT);
    SyncSession next = Facts.begin(warehouse, organization);
    Facts.load(
        warehouse,
        next,
        Facts.INVOICES,
        document("I5", DocumentKind.INVOICE, "2025-06-01", "200", "1", "0"));
    assertThat(report(AS_AT)).isEqualTo(before);

    warehouse.publication().refresh(next, AS_AT);
    assertThat(report(AS_AT).published().sessionId()).isEqualTo(next.id());
    assertThat(said("B", FIRST, AS_AT)).contains("200 Sales 2025-06 1000 401.00 -599.00 ADVERSE");
  }

  @Test
  void shouldNameBudgetsButCompareNoneThatIsLimitedToTrackingOptions() {
    assertThat(warehouse.reports().budgets(organization))
        .containsExactly(
            new Budget("S", "TRACKING", "Sydney", List.of(sydney()), null),
            new Budget("B", "OVERALL", "This year", List.of(), null));
    assertThatThrownBy(() -> said("S", FIRST, AS_AT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("budget S is limited to tracking options");
    assertThatThrownBy(() -> said("none", FIRST, AS_AT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("has no budget none");
  }

  @Test
  void shouldRefuseWhoMayNotSeeEverything() {
    Reports part = warehouse.reports(new DataScope.OwnClients(Set.of("C1")));
    assertThat(part.budgets(organization)).isEmpty();
    assertThatThrownBy(() -> part.budgetVariances(organization, "B", FIRST, AS_AT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("may see everything");
  }

  @Test
  void shouldHaveNoReportOfAnOrganizationThatNothingWasPublishedOf() {
    OrganizationId other = new OrganizationId(UUID.randomUUID());
    assertThat(warehouse.reports().budgetVariances(other, "B", FIRST, AS_AT)).isEmpty();
  }

  private BudgetReport report(LocalDate asAt) {
    return warehouse.reports().budgetVariances(organization, "B", FIRST, asAt).orElseThrow();
  }

  private List<String> said(String budget, YearMonth first, LocalDate asAt) {
    return warehouse
        .reports()
        .budgetVariances(organization, budget, first, asAt)
        .orElseThrow()
        .variances()
        .stream()
        .map(BudgetVarianceTest::said)
        .toList();
  }

  private static String said(BudgetVariance variance) {
    BigDecimal budgeted = variance.budgeted();
    return "%s %s %s %s %s %s %s"
        .formatted(
            variance.code(),
            variance.name(),
            variance.month(),
            budgeted == null ? null : budgeted.stripTrailingZeros().toPlainString(),
            variance.actual(),
            variance.variance().setScale(2),
            variance.effect());
  }

  private static Budget.Tracking sydney() {
    return new Budget.Tracking("K", "O", "Region", "Sydney");
  }

  private static BudgetWindow.Line budgeted(String code, int month, String amount) {
    return new BudgetWindow.Line(
        "A" + code, code, YearMonth.of(2025, month), new BigDecimal(amount), null);
  }

  private static Account account(
      String code, String name, String accountClass, @Nullable String system) {
    return new Account(
        "A" + code, code, name, "CURRENT", accountClass, "ACTIVE", null, null, system, null);
  }

  private static Document document(
      String id, DocumentKind kind, String date, String code, String amount, String tax) {
    BigDecimal net = new BigDecimal(amount);
    BigDecimal taxed = new BigDecimal(tax);
    BigDecimal total = net.add(taxed);
    return new Document(
        id,
        kind,
        kind.name(),
        DocumentStatus.AUTHORISED,
        "AUTHORISED",
        null,
        null,
        "C1",
        LocalDate.parse(date),
        null,
        new DocumentAmounts("AUD", BigDecimal.ONE, net, taxed, total, total, null),
        List.of(new DocumentLine(null, null, code, null, null, null, taxed, net)),
        List.of(),
        null);
  }
}
