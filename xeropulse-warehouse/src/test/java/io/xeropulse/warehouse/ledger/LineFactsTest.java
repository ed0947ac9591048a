package io.xeropulse.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentLine.Tracking;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.LineTax;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.schema.MigrationState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the source says of lines and of the bank reaches the tables, and the ledger by them. */
class LineFactsTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final Entity ACCOUNTS = new Entity("xero", "accounts", false);
  private static final Entity ORGANISATIONS = new Entity("xero", "organisations", true);
  private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");

  private final Warehouse warehouse = Warehouse.create(dataSource);
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @Test
  void shouldBookWhatIsHeldAsTheSourceSaysIt() {
    publish(
        rent("469"),
        document(LineTax.INCLUSIVE, netting(), "300.00"),
        dollars("usd", "200000.00"),
        payment("says", "153500.00"),
        payment("says nothing", null));
    // 200,000 / 0.65 = 307,692.31 was owed; 153,500.00 and 100,000 / 0.651466 = 153,499.95 came.
    assertThat(balances())
        .isEqualTo(
            Map.of(
                "sales", "-1000.00",
                "ahead", "1000.00",
                "interest", "-300.00",
                "debtors", "300.00",
                "bank", "306999.95",
                "rent", "-307692.31",
                "gains", "692.36"));
  }

  @Test
  void shouldFollowTheAccountOfALineNotItsCode() {
    publish(
        rent("429"),
        bill("by id", line("rent", "429", "80.00", "0.00")),
        bill("by code", line(null, "429", "7.00", "0.00")));
    assertThat(balances()).isEqualTo(Map.of("rent", "87.00", "creditors", "-87.00"));

    publish(rent("430"), account("other", "429", "EXPENSE", "EXPENSE", null));

    assertThat(balances())
        .isEqualTo(Map.of("rent", "80.00", "other", "7.00", "creditors", "-87.00"));
  }

  @Test
  void shouldKeepItemDiscountAndTrackingOfEachLine() {
    List<DocumentLine> lines =
        List.of(
            line("sales", "200", "90.00", "0.00"),
            tracked("interest", new Tracking("c-1", "o-1", "Région", "Öst"), named("Team", "A")),
            tracked("rent", new Tracking("c-1", "o-2", "Région", "West")));
    publish(rent("469"), document(LineTax.NONE, lines, "270.00"));
    assertThat(tracking())
        .containsExactly(
            "2 rebate ADV 12.5000 c-1 o-1 Région Öst",
            "2 rebate ADV 12.5000 null null Team A",
            "3 rebate ADV 12.5000 c-1 o-2 Région West");

    publish(document(LineTax.NONE, lines.subList(0, 2), "180.00"));

    assertThat(tracking()).hasSize(2).noneMatch(row -> row.startsWith("3"));
  }

  @Test
  void shouldReadAgainWhatWasReadBeforeThisWasKept() {
    DataSource older = PostgresServer.newDatabase();
    Warehouse upgraded = Warehouse.create(older);
    Jdbi jdbi = Jdbi.create(older);
    upgraded.migrate();
    upgraded.schema().undoTo(versionBefore(upgraded, 80));
    jdbi.useHandle(handle -> handle.execute(before(organization)));

    upgraded.migrate();

    List<String> remembered =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select entity from xeropulse.watermark order by 1")
                    .mapTo(String.class)
                    .list());
    assertThat(remembered).containsExactly("accounts", "time");
    SyncSession session = Facts.begin(upgraded, organization);
    assertThat(load(upgraded, session, ORGANISATIONS, profile()).updated()).isOne();
    LoadReceipt receipt =
        load(upgraded, session, Facts.INVOICES, document(LineTax.INCLUSIVE, netting(), "300.00"));
    assertThat(receipt.updated()).isOne();
    assertThat(closed(jdbi)).isZero();

    load(upgraded, session, Facts.INVOICES, document(LineTax.EXCLUSIVE, netting(), "300.00"));
    assertThat(closed(jdbi)).isOne();
  }

  private static int versionBefore(Warehouse warehouse, int version) {
    return warehouse.schema().info().stream()
        .mapToInt(MigrationState::version)
        .filter(applied -> applied < version)
        .max()
        .orElseThrow();
  }

  private static long closed(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from xeropulse.closed_period_change")
                .mapTo(Long.class)
                .one());
  }

  /** An invoice and its watermarks as the version before kept them; the period is closed. */
  private static String before(OrganizationId organization) {
    return """
    insert into xeropulse.organization (organization_id) values ('%1$s');
    insert into xeropulse.organization_profile (organization_id, source, source_id, name, base_currency,
      financial_year_end_month, financial_year_end_day, period_lock_date, content_hash)
    values ('%1$s', 'xero', 'O', 'Us', 'AUD', 6, 30, '2025-04-30', '%1$s');
    insert into xeropulse.watermark (organization_id, source, entity, newest)
    values ('%1$s', 'xero', 'invoices', now()), ('%1$s', 'xero', 'payments', now()),
      ('%1$s', 'xero', 'manual_journals', now()), ('%1$s', 'xero', 'accounts', now()),
      ('%1$s', 'xpm', 'time', now());
    insert into xeropulse.financial_data (organization_id, source, source_id, kind, basis, direction,
      source_type, status, source_status, transaction_date, currency, currency_rate, sub_total, total_tax,
      total, base_total, source_updated_at, content_hash)
    values ('%1$s', 'xero', 'd', 'invoice', 'accrual', 'in', 'ACCREC', 'authorised', 'AUTHORISED',
      '2025-03-10', 'AUD', 1, 300, 0, 300, 300, '%2$s', '%1$s');
    """
        .formatted(organization, THEN);
  }

  private void publish(Fact... facts) {
    SyncSession session = Facts.begin(warehouse, organization);
    for (Account account : chart()) {
      if (warehouse.reports().published(organization).isEmpty()) {
        load(warehouse, session, ACCOUNTS, account);
      }
    }
    load(warehouse, session, ORGANISATIONS, profile());
    for (Fact fact : facts) {
      load(warehouse, session, fact instanceof Account ? ACCOUNTS : Facts.INVOICES, fact);
    }
    warehouse.publication().refresh(session, AS_AT);
  }

  private static LoadReceipt load(
      Warehouse warehouse, SyncSession session, Entity entity, Fact... facts) {
    List<LoadBatch.LoadItem> items =
        Arrays.stream(facts).map(fact -> new LoadBatch.LoadItem(fact, "raw")).toList();
    return warehouse
        .loader()
        .load(new LoadBatch(session, entity, 1, items, List.of(), Watermark.NONE))
        .receipt();
  }

  private Map<String, String> balances() {
    Map<String, String> balances = new TreeMap<>();
    warehouse.reports().trialBalance(organization, AS_AT).orElseThrow().accounts().stream()
        .filter(account -> account.balance().signum() != 0)
        .forEach(account -> balances.put(account.accountId(), account.balance().toPlainString()));
    return balances;
  }

  private List<String> tracking() {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select t.of_line || ' ' || l.description || ' ' || l.item_code || ' ' || l.discount_rate || ' '
                          || coalesce(t.category_id, 'null') || ' ' || coalesce(t.option_id, 'null') || ' '
                          || t.category_name || ' ' || t.option_name
                        from xeropulse.financial_tracking t
                        join xeropulse.financial_line l
                          on l.organization_id = t.organization_id and l.source = t.source
                            and l.parent_id = t.parent_id and l.line_no = t.of_line
                        where t.organization_id = :organization
                        order by t.line_no
                        """)
                    .bind("organization", organization.value())
                    .mapTo(String.class)
                    .list());
  }

  private static List<DocumentLine> netting() {
    return List.of(
        line("sales", "200", "1100.00", "100.00"),
        line("ahead", "835", "-1100.00", "-100.00"),
        line("interest", "260", "300.00", "0.00"));
  }

  private static DocumentLine line(@Nullable String id, String code, String amount, String tax) {
    return new DocumentLine(
        null,
        null,
        id,
        code,
        null,
        null,
        null,
        null,
        null,
        new BigDecimal(tax),
        new BigDecimal(amount),
        List.of());
  }

  private static DocumentLine tracked(String account, Tracking... options) {
    return new DocumentLine(
        null,
        "rebate",
        account,
        null,
        "ADV",
        null,
        null,
        null,
        new BigDecimal("12.5"),
        new BigDecimal("0.00"),
        new BigDecimal("90.00"),
        List.of(options));
  }

  private static Tracking named(String name, String option) {
    return new Tracking(null, null, name, option);
  }

  private static Document document(LineTax lineTax, List<DocumentLine> lines, String total) {
    return document("d", DocumentKind.INVOICE, lineTax, lines, amounts("AUD", "1", total));
  }

  private static Document bill(String id, DocumentLine line) {
    String total = String.valueOf(line.lineAmount());
    return document(id, DocumentKind.BILL, LineTax.NONE, List.of(line), amounts("AUD", "1", total));
  }

  private static Document dollars(String id, String total) {
    List<DocumentLine> lines = List.of(line("rent", "469", total, "0.00"));
    return document(id, DocumentKind.INVOICE, LineTax.NONE, lines, amounts("USD", "0.65", total));
  }

  private static DocumentAmounts amounts(String currency, String rate, String total) {
    BigDecimal amount = new BigDecimal(total);
    BigDecimal units = new BigDecimal(rate);
    BigDecimal inBase = CurrencyConversion.toBase(amount, units, "AUD");
    return new DocumentAmounts(currency, units, amount, BigDecimal.ZERO, amount, inBase, null);
  }

  private static Document document(
      String id,
      DocumentKind kind,
      LineTax lineTax,
      List<DocumentLine> lines,
      DocumentAmounts amounts) {
    return new Document(
        id,
        kind,
        kind == DocumentKind.BILL ? "ACCPAY" : "ACCREC",
        DocumentStatus.AUTHORISED,
        "AUTHORISED",
        null,
        null,
        null,
        LocalDate.of(2025, 3, 10),
        null,
        amounts,
        lineTax,
        lines,
        List.of(),
        THEN);
  }

  private static CashMovement payment(String id, @Nullable String bankAmount) {
    return new CashMovement(
        id,
        CashMovementKind.PAYMENT,
        "ACCRECPAYMENT",
        CashDirection.IN,
        "AUTHORISED",
        true,
        LocalDate.of(2025, 3, 20),
        "USD",
        new BigDecimal("0.651466"),
        new BigDecimal("100000.00"),
        new BigDecimal("153499.95"),
        bankAmount == null ? null : new BigDecimal(bankAmount),
        "bank",
        null,
        "usd",
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private static OrganizationProfile profile() {
    return new OrganizationProfile(
        "O", "Us", "AUD", "AU", null, 6, 30, LocalDate.of(2025, 4, 30), null);
  }

  private static Account rent(String code) {
    return account("rent", code, "EXPENSE", "EXPENSE", null);
  }

  private static List<Account> chart() {
    return List.of(
        account("bank", "090", "BANK", "ASSET", null),
        account("sales", "200", "REVENUE", "REVENUE", null),
        account("interest", "260", "REVENUE", "REVENUE", null),
        account("gains", "499", "EXPENSE", "EXPENSE", "REALISEDCURRENCYGAIN"),
        account("debtors", "610", "CURRENT", "ASSET", "DEBTORS"),
        account("creditors", "800", "CURRLIAB", "LIABILITY", "CREDITORS"),
        account("gst", "820", "CURRLIAB", "LIABILITY", "GST"),
        account("ahead", "835", "CURRLIAB", "LIABILITY", null),
        account("rounding", "860", "CURRLIAB", "LIABILITY", "ROUNDING"),
        account("retained", "960", "EQUITY", "EQUITY", "RETAINEDEARNINGS"));
  }

  private static Account account(
      String id, String code, String type, String accountClass, @Nullable String mark) {
    return new Account(
        id,
        code,
        id,
        type,
        accountClass,
        "ACTIVE",
        null,
        type.equals("BANK") ? "AUD" : null,
        mark,
        null);
  }
}
