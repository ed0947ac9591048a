package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.limit.Limits;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xero.source.XeroTrialBalance;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** However many entities are synced at once, a session ends the same and Xero refuses nothing. */
class EntitiesAtOnceTest {
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
  private static final int FIVE = 5;

  /** Xero's five at once, and no other limit that a test would have to wait for. */
  private static final Limits ENFORCED = new Limits(100_000, 100_000, 100_000, FIVE, true);

  private static final RateLimits KEPT = new RateLimits(FIVE, 100_000, 100_000, 100_000);

  /** Lists that depend on nothing but the organisation. */
  private static final Set<String> LISTS =
      Set.of("Accounts", "Contacts", "TaxRates", "TrackingCategories", "Items");

  private static PGSimpleDataSource database;

  private final List<Certificate> certificates = new ArrayList<>();

  @BeforeAll
  static void newWarehouse() {
    database = PostgresServer.newWarehouse();
  }

  @Test
  void shouldEndAsASyncOfOneEntityAfterTheOtherDoesOverOneConnectionToo() {
    try (Sandbox sandbox = sandbox()) {
      Warehouse warehouse = Warehouse.create(database);
      OrganizationId oneByOne = organization(warehouse, sandbox);
      SyncReport expected = sync(warehouse, sandbox, oneByOne, 1);
      OrganizationId together = organization(warehouse, sandbox);
      Warehouse narrow = Warehouse.create(ConnectionLimit.of(1, database));
      SyncReport report = sync(narrow, sandbox, together, 4);

      assertThat(
              warehouse
                  .booksDigests()
                  .of(together, SteppedSync.LAST_DAY)
                  .differences(warehouse.booksDigests().of(oneByOne, SteppedSync.LAST_DAY)))
          .isEmpty();
      assertThat(report.entities()).map(EntitiesAtOnceTest::content).isEqualTo(contents(expected));
      assertThat(certificates).hasSize(2);
      assertThat(certificates).extracting(Certificate::tied).containsOnly(true);
      assertThat(certificates.get(1).accounts()).isEqualTo(certificates.get(0).accounts());

      SyncReport again = sync(narrow, sandbox, together, 4);
      assertThat(contents(again)).isEqualTo(contents(sync(warehouse, sandbox, oneByOne, 1)));
    }
  }

  @Test
  void shouldHaveFiveCallsInFlightAndNeverOneThatXeroRefuses() {
    Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
    Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    CyclicBarrier allFive = new CyclicBarrier(FIVE);
    try (Sandbox sandbox = sandbox()) {
      sandbox
          .faults()
          .always(
              "",
              (call, sound) -> {
                String tenant = call.header("xero-tenant-id").orElse("");
                int now = of(inFlight, tenant).incrementAndGet();
                of(most, tenant).accumulateAndGet(now, Math::max);
                try {
                  if (LISTS.contains(lastPart(call))) {
                    meet(allFive);
                  }
                  var reply = sound.handle(call);
                  statuses.add(reply.status());
                  return reply;
                } finally {
                  of(inFlight, tenant).decrementAndGet();
                }
              });
      Warehouse warehouse = Warehouse.create(database);
      // More at once than calls are allowed: the transport has to hold them.
      sync(warehouse, sandbox, organization(warehouse, sandbox), 12);
      assertThat(of(most, books(client(sandbox)).tenantId())).hasValue(FIVE);
      assertThat(most)
          .allSatisfy((tenant, calls) -> assertThat(calls.get()).isLessThanOrEqualTo(FIVE));
      assertThat(statuses).containsExactly(200);
    }
  }

  private static Sandbox sandbox() {
    return Sandbox.builder()
        .seed(11)
        .invoices(400)
        .jobs(20)
        .limits(ENFORCED)
        .clock(SteppedSync.DAY_AFTER)
        .start();
  }

  private static OrganizationId organization(Warehouse warehouse, Sandbox sandbox) {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    warehouse
        .practice()
        .replaceRateCard(organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
    return organization;
  }

  /** Nothing is tried again, so that a call that is refused would end the session otherwise. */
  private static XeroClient client(Sandbox sandbox) {
    return XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
        .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
        .rateLimits(KEPT)
        .retries(Retries.none())
        .clock(SteppedSync.DAY_AFTER)
        .build();
  }

  private static XeroConnection books(XeroClient client) {
    return client.connections().stream()
        .filter(connection -> connection.tenantType().equals("ORGANISATION"))
        .findFirst()
        .orElseThrow();
  }

  private SyncReport sync(
      Warehouse warehouse, Sandbox sandbox, OrganizationId organization, int atOnce) {
    XeroClient client = client(sandbox);
    XeroConnection books = books(client);
    TieOut tieOut =
        TieOut.of(
            new XeroTrialBalance(client.accounting(organization, books).reports()), DayReader.NONE);
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .clock(SteppedSync.DAY_AFTER)
            .entitiesAtOnce(atOnce)
            .refresh(warehouse.publication())
            .prover(
                Prover.of(
                    warehouse.heldRecords(),
                    warehouse.loadedPages(),
                    tieOut,
                    warehouse.certificates()))
            .listener(
                new SyncListener() {
                  @Override
                  public void proof(SyncSession session, Certificate certificate) {
                    certificates.add(certificate);
                  }
                })
            .build()
            .run(
                organization,
                new OrganizationSettings("AUD", ZONE),
                List.of(
                    client.source(books),
                    XpmSource.create(
                        client.transport(),
                        sandbox.xpmTenantId(),
                        XpmOptions.of(SteppedSync.DAY_AFTER, ZONE))),
                Trigger.Manual.incremental(),
                SteppedSync.LAST_DAY);
    assertThat(report.status()).as(report.toString()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(report.attempts()).hasSize(1);
    return report;
  }

  private static List<List<Object>> contents(SyncReport report) {
    return report.entities().stream().map(EntitiesAtOnceTest::content).toList();
  }

  /** All but how long it took and how well answers could be compressed. */
  private static List<Object> content(EntityReport entity) {
    return List.of(
        entity.entity(),
        entity.status(),
        entity.fetched(),
        entity.receipt(),
        entity.removed(),
        entity.waiting(),
        entity.usage().calls(),
        entity.before(),
        entity.after(),
        entity.control(),
        entity.findings());
  }

  private static String lastPart(Call call) {
    return call.path().get(call.path().size() - 1);
  }

  private static AtomicInteger of(Map<String, AtomicInteger> counts, String tenant) {
    return counts.computeIfAbsent(tenant, first -> new AtomicInteger());
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("The five lists were not asked for at the same time", e);
    }
  }
}
