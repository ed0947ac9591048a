package io.xeropulse.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.ledger.Booking;
import io.xeropulse.core.ledger.Bookkeeping;
import io.xeropulse.core.ledger.Books;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.ledger.FinancialYear;
import io.xeropulse.core.ledger.LedgerLine;
import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.Publication;
import io.xeropulse.warehouse.report.Reports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
  private static final DataSource dataSource = PostgresServer.pooled(PostgresServer.newWarehouse());
  private static final Jdbi jdbi = Jdbi.create(dataSource);
  private static final Entity ACCOUNTS = new Entity("xero", "accounts", false);
  private static final Entity ORGANISATIONS = new Entity("xero", "organisations", true);
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  private final Warehouse warehouse = Warehouse.create(dataSource);
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  static LongStream seeds() {
    long first = Long.getLong("seed", 1);
    return LongStream.range(first, first + (Boolean.getBoolean("xeropulse.proof") ? 60 : 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldEqualBooksMadeAtOnceHoweverTheyChanged(long seed) {
    Random random = new Random(seed);
    RandomBooks books = new RandomBooks(random, 20 + random.nextInt(100));
    loadChart();
    for (int sync = 1; sync <= 5; sync++) {
      SyncSession session = Facts.begin(warehouse, organization);
      Map<LocalDate, Map<String, BigDecimal>> seen = figures();
      for (int page = 0; page <= random.nextInt(3); page++) {
        load(session, Facts.INVOICES, books.page(1 + random.nextInt(60)));
        assertThat(figures()).as("while a sync runs, seed %d, sync %d", seed, sync).isEqualTo(seen);
      }
      if (random.nextInt(3) == 0) {
        removeSome(random);
      }
      if (random.nextInt(4) == 0) {
        load(
            session,
            ACCOUNTS,
            List.of(account("A610", random.nextBoolean() ? "610" : "611", "DEBTORS")));
      }
      assertThat(figures()).as("before the end, seed %d, sync %d", seed, sync).isEqualTo(seen);
      warehouse.publication().refresh(session, AS_AT);

      String when = "seed %d, sync %d".formatted(seed, sync);
      for (LocalDate asAt : days()) {
        assertThat(open(asAt))
            .as("receivables as at %s, %s", asAt, when)
            .isEqualTo(LiveReceivables.of(jdbi, organization, asAt));
      }
      Held held = warehouse.heldRecords().of(organization);
      Books atOnce =
          new Bookkeeping(new Chart(held.accounts()), held.profile().baseCurrency())
              .book(held.documents(), held.cash());
      assertThat(lines()).as("ledger, %s", when).isEqualTo(lines(atOnce));
      assertSameTrialBalance(held, atOnce, when);
      assertThat(doubts())
          .as("doubts, %s", when)
          .containsExactlyInAnyOrderElementsOf(
              atOnce.doubts().stream()
                  .map(d -> d.recordId() + " " + d.sourceId() + " " + d.date() + " " + d.message())
                  .toList());
      assertThat(warehouse.reports().published(organization).map(Publication::sessionId))
          .as(when)
          .contains(session.id());
    }
  }

  private void assertSameTrialBalance(Held held, Books books, String when) {
    Chart chart = new Chart(held.accounts());
    for (LocalDate asAt : days()) {
      Map<String, String> ours = new TreeMap<>();
      warehouse.reports().trialBalance(organization, asAt).orElseThrow().accounts().stream()
          .forEach(account -> ours.put(account.accountId(), account.balance().toPlainString()));
      TrialBalance atOnce =
          TrialBalance.of(books.bookings(), chart, new FinancialYear(6, 30), asAt);
      assertThat(ours)
          .as("trial balance as at %s, %s", asAt, when)
          .isEqualTo(texts(atOnce.balances()));
      LocalDate yearStart = new FinancialYear(6, 30).startOf(asAt);
      BigDecimal profit =
          warehouse.reports().profitAndLoss(organization, yearStart, asAt).orElseThrow().profit();
      BigDecimal expected =
          atOnce.balances().entrySet().stream()
              .filter(balance -> chart.profitAndLoss(balance.getKey()))
              .map(balance -> balance.getValue().negate())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(profit).as("profit to %s, %s", asAt, when).isEqualByComparingTo(expected);
    }
  }

  @Test
  void shouldRefuseALedgerReportOfAPartOfTheOrganization() {
    Reports part = warehouse.reports(new DataScope.OwnClients(Set.of("C1")));
    assertThatThrownBy(() -> part.trialBalance(organization, AS_AT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("may see everything");
    assertThatThrownBy(() -> part.profitAndLoss(organization, AS_AT, AS_AT))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("may see everything");
  }

  @Test
  void shouldWriteNoLineOfAnUnchangedPractice() {
    loadChart();
    SyncSession session = Facts.begin(warehouse, organization);
    load(session, Facts.INVOICES, new RandomBooks(new Random(5), 60).page(200));
    warehouse.publication().refresh(session, AS_AT);
    List<String> written = versions();
    assertThat(written).isNotEmpty();

    SyncSession next = Facts.begin(warehouse, organization);
    warehouse.publication().refresh(next, AS_AT);

    assertThat(versions()).isEqualTo(written);
    assertThat(warehouse.reports().published(organization).map(Publication::sessionId))
        .contains(next.id());
  }

  @Test
  void shouldTellWhichSessionTheFiguresAreOf() {
    assertThat(warehouse.reports().published(organization)).isEmpty();
    assertThat(warehouse.reports().receivables(organization, AS_AT)).isEmpty();
    loadChart();
    SyncSession session = Facts.begin(warehouse, organization);
    warehouse.publication().refresh(session, AS_AT);

    Publication published = warehouse.reports().published(organization).orElseThrow();
    assertThat(published.sessionId()).isEqualTo(session.id());
    assertThat(published.asAt()).isEqualTo(AS_AT);
    assertThat(published.baseCurrency()).isEqualTo("AUD");
    assertThat(warehouse.reports().receivables(organization, AS_AT).orElseThrow().published())
        .isEqualTo(published);
  }

  private void loadChart() {
    SyncSession session = Facts.begin(warehouse, organization);
    load(
        session,
        ORGANISATIONS,
        List.of(new OrganizationProfile("O", "Us", "AUD", "AU", null, 6, 30, null, null)));
    load(
        session,
        ACCOUNTS,
        List.of(
            account("A200", "200", null),
            account("A469", "469", null),
            account("A610", "610", "DEBTORS"),
            account("A800", "800", "CREDITORS"),
            account("A820", "820", "GST"),
            account("A860", "860", "ROUNDING"),
            account("A960", "960", "RETAINEDEARNINGS"),
            account("A499", "499", "REALISEDCURRENCYGAIN")));
  }

  private void load(SyncSession session, Entity entity, List<? extends Fact> facts) {
    Facts.load(warehouse, session, entity, facts.toArray(Fact[]::new));
  }

  /** As a sweep does that finds them gone at the source. */
  private void removeSome(Random random) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from xeropulse.financial_data where organization_id = ? and"
                    + " abs(hashtext(source_id || ?)) % 7 = 0",
                organization.value(), String.valueOf(random.nextInt())));
  }

  private static List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (int day = -1; day <= RandomBooks.DAYS; day += 60) {
      days.add(RandomBooks.FIRST.plusDays(day));
    }
    return days;
  }

  private Map<LocalDate, Map<String, BigDecimal>> figures() {
    Map<LocalDate, Map<String, BigDecimal>> figures = new TreeMap<>();
    days().forEach(day -> figures.put(day, open(day)));
    return figures;
  }

  private Map<String, BigDecimal> open(LocalDate asAt) {
    return warehouse.reports().openReceivables(organization, asAt).stream()
        .collect(
            Collectors.toMap(OpenItem::documentId, OpenItem::balance, (a, b) -> a, TreeMap::new));
  }

  private static Account account(String id, String code, String mark) {
    String name = id.equals("A200") ? "REVENUE" : id.equals("A469") ? "EXPENSE" : "ASSET";
    return new Account(id, code, id, "CURRENT", name, "ACTIVE", null, null, mark, null);
  }

  /** What each account has of each booking on each day. */
  private static Map<String, String> lines(Books books) {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (Booking booking : books.bookings()) {
      for (LedgerLine line : booking.lines()) {
        amounts.merge(
            "%s %s %s %s"
                .formatted(
                    booking.date(), line.accountId(), booking.sourceId(), booking.recordId()),
            line.amount(),
            BigDecimal::add);
      }
    }
    return texts(amounts);
  }

  private Map<String, String> lines() {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select accounting_date || ' ' || account_id || ' ' || source_id || ' ' || record_id as place,
                      sum(debit - credit) as amount
                    from xeropulse.ledger_line where organization_id = :organization group by 1
                    """)
                .bind("organization", organization.value())
                .map(
                    (row, context) ->
                        amounts.put(row.getString("place"), row.getBigDecimal("amount")))
                .list());
    return texts(amounts);
  }

  private static Map<String, String> texts(Map<String, BigDecimal> amounts) {
    Map<String, String> texts = new TreeMap<>();
    amounts.forEach((place, amount) -> texts.put(place, amount.setScale(2).toPlainString()));
    return texts;
  }

  private List<String> doubts() {
    return strings(
        "select record_id || ' ' || source_id || ' ' || doubt_date || ' ' || message from"
            + " xeropulse.ledger_doubt where organization_id = ?");
  }

  private List<String> versions() {
    return strings(
        "select xmin || ' ' || ctid from xeropulse.ledger_line where organization_id = ?"
            + " order by 1");
  }

  private List<String> strings(String sql) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, organization.value()).mapTo(String.class).list());
  }
}
