package io.xeropulse.benchmarks;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a quiet working day costs in calls and bytes on the wire, as the sandbox counts them: ours,
 * five times over all lists of the books from 08:00 to 16:00; one full refresh of them a night; and
 * the flow that the original design drew, which reads the payments alone every two hours.
 */
final class CallsBenchmark implements Benchmark {
  private static final int SYNCS_A_DAY = 5;
  private static final int FLOWS_A_DAY = 12;
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  private final int invoices = Math.min(20_000, Integer.getInteger("bench.rows", 20_000));
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public List<Row> run() throws Exception {
    Samples calls = new Samples(name(), "calls/day");
    Samples bytes = new Samples(name(), "kB/day");
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        Sandbox sandbox =
            Sandbox.builder()
                .invoices(invoices)
                .jobs(0)
                .clock(InstantSource.fixed(Instant.parse("2025-06-30T09:00:00Z")))
                .start()) {
      Warehouse warehouse = Warehouse.create(database.dataSource());
      sync(warehouse, sandbox, Trigger.Manual.incremental());
      aDaysWork(sandbox.books());
      sync(warehouse, sandbox, Trigger.Manual.incremental());
      sandbox.meter().reset();
      sync(warehouse, sandbox, Trigger.Manual.incremental());
      add(calls, bytes, "xeropulse", spent(sandbox), SYNCS_A_DAY);
      sandbox.meter().reset();
      sync(warehouse, sandbox, new Trigger.Manual(true, Set.of()));
      add(calls, bytes, "nightly-full-refresh", spent(sandbox), 1);
      sandbox.meter().reset();
      PlainXero plain =
          new PlainXero(
              sandbox.baseUrl(),
              sandbox.clientId(),
              sandbox.clientSecret(),
              sandbox.xeroTenantId());
      new PaymentsFlow(plain).run();
      add(calls, bytes, "n8n-payments-only", spent(sandbox), FLOWS_A_DAY);
    }
    List<Row> rows = new ArrayList<>(calls.rows("nightly-full-refresh"));
    rows.addAll(bytes.rows("nightly-full-refresh"));
    return rows;
  }

  /** The made-up past ends with thousands of changes in one minute; a real day does not. */
  private static void aDaysWork(Bookkeeper books) {
    BigDecimal amount = new BigDecimal("110.00");
    UUID invoice = books.invoice(true, 0, AS_AT, amount);
    books.pay(invoice, AS_AT, BigDecimal.TEN);
    books.credit(invoice, AS_AT, BigDecimal.ONE);
    books.bank(false, "453", AS_AT, amount);
    books.journal("416", "711", AS_AT, amount);
  }

  private static void add(
      Samples calls, Samples bytes, String variant, Meter.Usage once, int times) {
    calls.add(variant, (double) once.calls() * times);
    bytes.add(variant, once.wireBytes() * times / 1e3);
  }

  /** Logins are not counted: they carry no tenant. */
  private static Meter.Usage spent(Sandbox sandbox) {
    Meter.Usage spent = Meter.Usage.NONE;
    for (var line : sandbox.meter().byLine().entrySet()) {
      if (line.getKey().tenant().equals(sandbox.xeroTenantId())) {
        spent = spent.plus(line.getValue());
      }
    }
    return spent;
  }

  private void sync(Warehouse warehouse, Sandbox sandbox, Trigger trigger) {
    XeroClient client =
        XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .rateLimits(RateLimits.unlimited())
            .build();
    XeroConnection books =
        client.connections().stream()
            .filter(connection -> connection.tenantId().equals(sandbox.xeroTenantId()))
            .findFirst()
            .orElseThrow();
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .build()
            .run(
                organization,
                new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
                List.of(client.source(books)),
                trigger,
                AS_AT);
    if (report.status() != SyncStatus.COMPLETED) {
      throw new IllegalStateException("The sync ended otherwise than completed: " + report);
    }
  }
}
