package io.xeropulse.acceptance;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.Pause;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A sync of the sandbox that tells somebody of each of its steps, who may end it there. */
final class SteppedSync {
  static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  static final InstantSource DAY_AFTER = InstantSource.fixed(Instant.parse("2025-07-01T00:00:00Z"));
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

  private final Warehouse warehouse;
  private final XeroClient client;
  private final XeroConnection books;
  private final String practice;
  private final InstantSource clock;
  private final Runnable step;

  SteppedSync(
      Warehouse warehouse,
      URI xero,
      String id,
      String secret,
      String practice,
      InstantSource clock,
      Runnable step) {
    this.warehouse = warehouse;
    this.practice = practice;
    this.clock = clock;
    this.step = step;
    this.client =
        XeroClient.builder(id, secret)
            .endpoints(XeroEndpoints.at(xero))
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .clock(clock)
            .pause(pause(clock))
            .build();
    this.books =
        client.connections().stream()
            .filter(connection -> connection.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
  }

  /** Who waits for a clock that somebody drives would wait for ever if nobody drives it on. */
  private static Pause pause(InstantSource clock) {
    return clock instanceof DrivenClock driven ? driven::advance : Pause.real();
  }

  static SteppedSync of(Warehouse warehouse, Sandbox sandbox, InstantSource clock, Runnable step) {
    return new SteppedSync(
        warehouse,
        sandbox.baseUrl(),
        sandbox.clientId(),
        sandbox.clientSecret(),
        sandbox.xpmTenantId(),
        clock,
        step);
  }

  XeroClient client() {
    return client;
  }

  XeroConnection books() {
    return books;
  }

  SyncReport run(
      OrganizationId organization, Trigger trigger, UnaryOperator<SyncPipeline.Builder> settings) {
    return settings
        .apply(
            SyncPipeline.builder(
                    new Sessions(warehouse.sessions()),
                    warehouse.watermarks(),
                    new Loader(warehouse.loader()))
                .clock(clock)
                .refresh(
                    (session, asAt) -> {
                      step.run();
                      warehouse.publication().refresh(session, asAt);
                      step.run();
                    }))
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZONE),
            List.of(
                new Source(client.source(books)),
                new Source(
                    XpmSource.create(client.transport(), practice, XpmOptions.of(clock, ZONE)))),
            trigger,
            LAST_DAY);
  }

  private final class Sessions implements SyncSessionStore {
    private final SyncSessionStore real;

    Sessions(SyncSessionStore real) {
      this.real = real;
    }

    @Override
    public SyncSession begin(OrganizationId organization, Trigger trigger) {
      SyncSession session = real.begin(organization, trigger);
      step.run();
      return session;
    }

    @Override
    public void finish(SyncSession session, SyncReport report) {
      step.run();
      real.finish(session, report);
    }

    @Override
    public long fetchedBefore(SyncSession session, Entity entity) {
      return real.fetchedBefore(session, entity);
    }
  }

  private final class Loader implements WarehouseLoader {
    private final WarehouseLoader real;

    Loader(WarehouseLoader real) {
      this.real = real;
    }

    @Override
    public LoadedPage load(LoadBatch batch) {
      step.run();
      LoadedPage loaded = real.load(batch);
      step.run();
      return loaded;
    }

    @Override
    public SweepReceipt sweep(Sweep sweep) {
      step.run();
      SweepReceipt receipt = real.sweep(sweep);
      step.run();
      return receipt;
    }

    @Override
    public long held(OrganizationId organization, Entity entity) {
      return real.held(organization, entity);
    }

    @Override
    public Waiting waiting(OrganizationId organization, Entity entity) {
      return real.waiting(organization, entity);
    }

    @Override
    public void release(Release release) {
      step.run();
      real.release(release);
      step.run();
    }
  }

  private final class Source implements SourceConnector {
    private final SourceConnector real;

    Source(SourceConnector real) {
      this.real = real;
    }

    @Override
    public String source() {
      return real.source();
    }

    @Override
    public Set<Entity> dispensable() {
      return real.dispensable();
    }

    @Override
    public Set<Entity> dated() {
      return real.dated();
    }

    @Override
    public List<Entity> entities() {
      return real.entities();
    }

    @Override
    public Set<Entity> dependencies(Entity entity) {
      return real.dependencies(entity);
    }

    @Override
    public Extraction open(OrganizationId organization) {
      return new Reading(real.open(organization));
    }
  }

  private final class Reading implements Extraction {
    private final Extraction real;

    Reading(Extraction real) {
      this.real = real;
    }

    @Override
    public Iterator<Page> pages(Entity entity, Instant modifiedSince) {
      return new Pages(real.pages(entity, modifiedSince));
    }

    @Override
    public Iterator<Page> pages(Entity entity, DateWindow window, Instant modifiedSince) {
      return new Pages(real.pages(entity, window, modifiedSince));
    }

    @Override
    public long count(Entity entity) {
      step.run();
      long count = real.count(entity);
      step.run();
      return count;
    }

    @Override
    public Optional<Iterator<Page>> named(Entity entity, Set<String> sourceIds) {
      return real.named(entity, sourceIds).map(Pages::new);
    }

    @Override
    public Again again(Entity entity, List<String> sourceIds) {
      Again again = real.again(entity, sourceIds);
      return new Again(again.asked(), new Pages(again.pages()));
    }

    @Override
    public Optional<Coverage> coverage(Entity entity) {
      return real.coverage(entity);
    }

    @Override
    public ApiUsage usage(Entity entity) {
      return real.usage(entity);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private final class Pages implements Iterator<Page> {
    private final Iterator<Page> real;

    Pages(Iterator<Page> real) {
      this.real = real;
    }

    @Override
    public boolean hasNext() {
      return real.hasNext();
    }

    @Override
    public Page next() {
      step.run();
      Page page = real.next();
      step.run();
      return page;
    }
  }
}
