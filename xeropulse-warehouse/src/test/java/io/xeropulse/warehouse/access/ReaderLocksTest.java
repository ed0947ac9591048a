package io.xeropulse.warehouse.access;

import static io.xeropulse.authz.Practice.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.authz.Practice;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import io.xeropulse.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No lock that a reading login of one organization can take stops another one's work. */
class ReaderLocksTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final OrganizationId READER = Strategy.SHARED_SCHEMA.organization(1);
  private static final OrganizationId WORKER = Strategy.SHARED_SCHEMA.organization(2);

  private final TenantDatabase database = Strategy.SHARED_SCHEMA.open(List.of(READER, WORKER));
  private final Jdbi owner = database.jdbi();
  private HikariDataSource pool;
  private Warehouse warehouse;
  private LockingReader reader;

  @BeforeEach
  void open() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.owner());
    config.setMaximumPoolSize(5);
    pool = new HikariDataSource(config);
    warehouse = Warehouse.create(pool);
    reader = new LockingReader(database.as(database.login(READER)));
  }

  @AfterEach
  void close() throws SQLException {
    reader.close();
    pool.close();
  }

  @Test
  void shouldNotKeepAnotherOrganizationFromLogInsDashboardsSyncsAndTheAudit() throws SQLException {
    reader.lockTables(names());
    reader.lockAdvisory(keys());
    assertThat(reader.taken()).anyMatch(lock -> lock.contains("advisory")).hasSizeGreaterThan(40);
    assertThat(reader.taken())
        .filteredOn(lock -> !lock.contains("advisory"))
        .as("the weakest lock of a table, which queries take")
        .allMatch(lock -> lock.contains("in access share mode"));

    assertTimeoutPreemptively(SOON, this::logIn);
    assertTimeoutPreemptively(SOON, this::sync);
    assertTimeoutPreemptively(SOON, this::schedule);
    assertThat(assertTimeoutPreemptively(SOON, () -> warehouse.migrate())).isZero();
  }

  private void logIn() {
    Practice practice = new Practice(warehouse.accessStore());
    practice.found(WORKER, "admin@worker.example");
    assertThat(practice.login("admin@worker.example", "wrong", "192.0.2.7"))
        .isNotInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(practice.login("admin@worker.example", PASSWORD, "192.0.2.1"))
        .isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(practice.log(WORKER)).contains("user.found SUCCEEDED", "login SUCCEEDED");
  }

  private void sync() {
    SyncSession session = Facts.begin(warehouse, WORKER);
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("N1", "2025-01-01", null, "7.00", DocumentStatus.AUTHORISED));
    warehouse.publication().refresh(session, AS_AT);
    assertThat(warehouse.reports().agedReceivables(WORKER, AS_AT, AgeingBasis.DUE_DATE))
        .isNotNull();
  }

  private void schedule() {
    try (var scheduler =
        warehouse
            .scheduler(
                new OrganizationSyncs() {
                  @Override
                  public BusinessHours hours(OrganizationId organization) {
                    return BusinessHours.in(ZoneOffset.UTC);
                  }

                  @Override
                  public SyncReport sync(
                      OrganizationId organization, Trigger trigger, Cancellation cancellation) {
                    throw new IllegalStateException("not started");
                  }
                })
            .build()) {
      scheduler.add(WORKER);
      scheduler.request(WORKER, Trigger.Manual.incremental());
      scheduler.remove(WORKER);
    }
  }

  /** Everything of ours, whoever may read it. */
  private List<String> names() {
    return owner.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select oid::regclass::text from pg_class
                    where relnamespace = 'xeropulse'::regnamespace and relkind in ('r', 'p', 'v', 'S')
                    """)
                .mapTo(String.class)
                .list());
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (String text :
        List.of(
            "xeropulse",
            "xeropulse.schema_history",
            "xeropulse/people/" + WORKER,
            "xeropulse/audit/" + WORKER,
            WORKER.toString())) {
      keys.add("hashtext('" + text + "')");
      keys.add("hashtextextended('" + text + "', 0)");
    }
    keys.add(String.valueOf(flywayLock()));
    return keys;
  }

  /** "Flyway" in bytes, and the table's hash. */
  private static long flywayLock() {
    return 77_431_708_279_161L + "\"xeropulse\".\"schema_history\"".hashCode();
  }
}
