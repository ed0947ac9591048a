package io.xeropulse.acceptance;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.PageProgress;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.schedule.PostgresScheduler;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A node of a host: a process of its own that shares organizations' syncs with others. */
final class SyncNodeMain implements OrganizationSyncs {
  static final int THREADS = 4;
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

  private final XeroClient client;
  private final XeroConnection books;
  private final String practice;
  private final Warehouse warehouse;
  private final int holdAfter;
  private final Semaphore goOn = new Semaphore(0);

  private SyncNodeMain(
      Warehouse warehouse, URI xero, String id, String secret, String practice, int holdAfter) {
    this.warehouse = warehouse;
    this.practice = practice;
    this.holdAfter = holdAfter;
    this.client =
        XeroClient.builder(id, secret)
            .endpoints(XeroEndpoints.at(xero))
            .rateLimits(RateLimits.unlimited())
            .build();
    this.books =
        client.connections().stream()
            .filter(connection -> connection.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
  }

  /**
   * Takes the database's address, Xero's, the app's id and secret, the practice's tenant, the
   * milliseconds between two heartbeats (0 for the default), after how many pages a sync waits for
   * a line (0 for none), how many organizations are synced at once, for how many milliseconds a
   * turn is waited for, whether every page is written by COPY, and how many connections are kept (0
   * for none). Says what it does on its standard output and ends when its standard input does.
   */
  public static void main(String[] args) throws IOException {
    Warehouse.Builder builder =
        Warehouse.builder(database(args[0], Integer.parseInt(args[10])))
            .sweepLimitPercent(100)
            .turnPatience(Duration.ofMillis(Integer.parseInt(args[8])));
    if (Boolean.parseBoolean(args[9])) {
      builder.roundTrip(Duration.ZERO);
    }
    Warehouse warehouse = builder.build();
    SyncNodeMain node =
        new SyncNodeMain(
            warehouse, URI.create(args[1]), args[2], args[3], args[4], Integer.parseInt(args[6]));
    PostgresScheduler.Builder settings =
        warehouse.scheduler(node).threads(Integer.parseInt(args[7])).pace(Duration.ofMillis(200));
    int heartbeat = Integer.parseInt(args[5]);
    if (heartbeat > 0) {
      settings.heartbeat(Duration.ofMillis(heartbeat));
    }
    try (SyncScheduler scheduler = settings.build()) {
      scheduler.start();
      say("ready");
      node.listen();
    }
  }

  private static DataSource database(String url, int connections) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    if (connections == 0) {
      return database;
    }
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database);
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(0);
    return pool;
  }

  private void listen() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {
      goOn.release();
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Once a week and half a week away, so that nothing is due again while a test runs. */
  static BusinessHours farAway() {
    Instant now = InstantSource.system().instant();
    DayOfWeek far = now.atZone(ZoneOffset.UTC).getDayOfWeek().plus(3);
    return BusinessHours.in(ZoneOffset.UTC)
        .on(Set.of(far))
        .between(LocalTime.of(8, 0), LocalTime.of(9, 0));
  }

  @Override
  public BusinessHours hours(OrganizationId organization) {
    return farAway();
  }

  @Override
  public SyncReport sync(OrganizationId organization, Trigger trigger, Cancellation cancellation) {
    say("began " + organization);
    InstantSource clock = InstantSource.fixed(Instant.parse("2025-07-01T00:00:00Z"));
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .refresh(warehouse.publication())
            .listener(new Holding())
            .build()
            .run(
                organization,
                new OrganizationSettings("AUD", ZONE),
                List.of(
                    client.source(books),
                    XpmSource.create(client.transport(), practice, XpmOptions.of(clock, ZONE))),
                trigger,
                LAST_DAY,
                cancellation);
    say("ended %s %s".formatted(organization, report.status()));
    return report;
  }

  private final class Holding implements SyncListener {
    private final AtomicInteger pages = new AtomicInteger();

    @Override
    public void page(SyncSession session, PageProgress progress) {
      if (pages.incrementAndGet() == holdAfter) {
        say("holding " + progress.entity());
        goOn.acquireUninterruptibly();
      }
    }
  }
}
