package io.xeropulse.warehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresSchedulerTest {
  private static final Entity INVOICES = new Entity("xero", "invoices", false);
  private static final OrganizationId ONE = organization(1);

  private record Run(OrganizationId organization, Trigger trigger, Cancellation cancellation) {}

  /** Syncs that are sessions and nothing else. */
  private final class Sessions implements OrganizationSyncs {
    @Override
    public BusinessHours hours(OrganizationId organization) {
      // Once a week, half a week away, whenever this test runs.
      DayOfWeek far = clock.instant().atZone(ZoneOffset.UTC).getDayOfWeek().plus(3);
      return BusinessHours.in(ZoneOffset.UTC)
          .on(Set.of(far))
          .between(LocalTime.of(8, 0), LocalTime.of(9, 0));
    }

    @Override
    public SyncReport sync(
        OrganizationId organization, Trigger trigger, Cancellation cancellation) {
      SyncSession session = warehouse.sessions().begin(organization, trigger);
      // Before the test hears of the run: what it sets then is for the next one.
      Work work = during.get();
      runs.add(new Run(organization, trigger, cancellation));
      work.accept(cancellation);
      Instant resume = resumeAt.getAndSet(null);
      SyncStatus status =
          resume != null
              ? SyncStatus.SUSPENDED
              : cut.get() ? SyncStatus.CANCELLED : SyncStatus.COMPLETED;
      EntityReport entity =
          new EntityReport(
              INVOICES,
              status,
              0,
              0,
              LoadReceipt.EMPTY,
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
      SyncReport report =
          new SyncReport(
              session, status, List.of(entity), List.of(), resume, null, remaining.apply(trigger));
      warehouse.sessions().finish(session, report);
      return report;
    }
  }

  private interface Work {
    void accept(Cancellation cancellation);
  }

  private final List<SyncScheduler> nodes = new ArrayList<>();
  private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
  private final AtomicReference<Work> during = new AtomicReference<>(cancellation -> {});
  private final AtomicReference<Instant> resumeAt = new AtomicReference<>();
  private volatile Function<Trigger, Remaining> remaining = trigger -> Remaining.NOTHING;
  private final AtomicBoolean cut = new AtomicBoolean();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
  private PGSimpleDataSource owner;
  private PGSimpleDataSource node;
  private Warehouse warehouse;

  /** Nodes connect as somebody who may load and nothing else. */
  @BeforeEach
  void connectAsALoader() {
    owner = PostgresServer.newWarehouse();
    String login = "node_" + owner.getDatabaseName();
    Jdbi.create(owner)
        .useHandle(
            handle -> handle.execute("create role " + login + " login in role xeropulse_loader"));
    node = new PGSimpleDataSource();
    node.setUrl(owner.getURL());
    node.setUser(login);
    warehouse = Warehouse.builder(node).clock(clock).build();
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(SyncScheduler::close);
  }

  private SyncScheduler node() {
    SyncScheduler node =
        warehouse
            .scheduler(new Sessions())
            .clock(clock)
            .threads(4)
            .pace(Duration.ofMillis(50))
            .build();
    nodes.add(node);
    return node;
  }

  @Test
  void shouldShareOrganizationsAmongNodesAndSyncEachOnce() throws InterruptedException {
    int organizations = 60;
    SyncScheduler first = node();
    SyncScheduler second = node();
    IntStream.rangeClosed(1, organizations)
        .forEach(
            number -> {
              first.add(organization(number));
              second.add(organization(number));
            });
    first.start();
    second.start();
    Set<OrganizationId> synced = new HashSet<>();
    for (int i = 0; i < organizations; i++) {
      synced.add(run().organization());
    }
    first.close();
    second.close();
    assertThat(synced).hasSize(organizations);
    assertThat(runs).isEmpty();
  }

  @Test
  void shouldServeOrganizationsThatHaveSchemasOfTheirOwn() throws InterruptedException {
    var schemas = Warehouse.builder(owner).schemaPerOrganization().build().organizationSchemas();
    warehouse = Warehouse.builder(node).schemaPerOrganization().clock(clock).build();
    SyncScheduler first = node();
    SyncScheduler second = node();
    List.of(ONE, organization(2)).forEach(schemas::create);
    List.of(ONE, organization(2)).forEach(first::add);
    first.start();
    second.start();
    List<OrganizationId> synced = new ArrayList<>();
    synced.add(run().organization());
    synced.add(run().organization());
    assertThat(synced).containsExactlyInAnyOrder(ONE, organization(2));
    second.request(ONE, webhook("invoices", "a"));
    assertThat(run())
        .extracting(Run::organization, Run::trigger)
        .containsExactly(ONE, new Trigger.Webhook(Map.of("invoices", Set.of("a"))));
  }

  @Test
  void shouldTakeASuspendedSyncUpAtItsTimeOnAnyNodeAndNotBeforeWhenAsked()
      throws InterruptedException {
    SyncScheduler first = node();
    resumeAt.set(clock.instant().plus(Duration.ofHours(15)));
    first.add(ONE);
    first.start();
    assertThat(run().trigger()).isEqualTo(new Trigger.StartUp());
    first.close();
    SyncScheduler second = node();
    second.request(ONE, Trigger.Manual.incremental());
    second.add(organization(2));
    second.start();
    assertThat(run().organization())
        .as("what is due, but not the suspended one")
        .isEqualTo(organization(2));
    ahead.set(Duration.ofHours(15));
    assertThat(run())
        .extracting(Run::organization, Run::trigger)
        .containsExactly(ONE, Trigger.Manual.incremental());
  }

  @Test
  void shouldAnswerWebhooksThatComeDuringASyncRightAfterItAndTogether()
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    SyncScheduler asking = node();
    SyncScheduler running = node();
    running.add(ONE);
    during.set(cancellation -> await(asked));
    running.start();
    run();
    asking.request(ONE, webhook("invoices", "a"));
    asking.request(ONE, webhook("invoices", "b"));
    during.set(cancellation -> {});
    asked.countDown();
    assertThat(run().trigger())
        .isEqualTo(new Trigger.Webhook(Map.of("invoices", Set.of("a", "b"))));
    running.request(ONE, new Trigger.Manual(true, Set.of("invoices")));
    assertThat(run().trigger()).isEqualTo(new Trigger.Manual(true, Set.of("invoices")));
    running.close();
    assertThat(runs).isEmpty();
  }

  @Test
  void shouldTakeRequestsThatComeAtOnceToManyNodes() throws InterruptedException {
    List<SyncScheduler> asked = List.of(node(), node(), node(), node());
    asked.get(0).add(ONE);
    asked.get(0).start();
    assertThat(run().trigger()).isEqualTo(new Trigger.StartUp());
    IntStream.range(0, 60)
        .parallel()
        .forEach(i -> asked.get(i % 4).request(ONE, webhook("invoices", "invoice " + i)));
    Set<String> answered = new HashSet<>();
    while (answered.size() < 60) {
      if (run().trigger() instanceof Trigger.Webhook webhook) {
        answered.addAll(webhook.changed().get("invoices"));
      }
    }
  }

  @Test
  void shouldTryAFailedRequestAgainOnAnyNodeUntilItSucceeds() throws InterruptedException {
    Trigger wanted = webhook("invoices", "a");
    AtomicInteger tries = new AtomicInteger();
    remaining =
        trigger ->
            trigger.equals(wanted) && tries.incrementAndGet() < 3
                ? Remaining.READING
                : Remaining.NOTHING;
    SyncScheduler first = node();
    first.add(ONE);
    first.start();
    run();
    first.request(ONE, wanted);
    assertThat(run().trigger()).isEqualTo(wanted);
    first.close();
    SyncScheduler second = node();
    second.start();
    ahead.set(Duration.ofMinutes(6));
    assertThat(run().trigger()).isEqualTo(wanted);
    second.close();
    SyncScheduler third = node();
    third.start();
    ahead.set(Duration.ofMinutes(20));
    assertThat(run().trigger()).isEqualTo(wanted);
    third.close();
    assertThat(waitingRequests()).isZero();
    assertThat(runs).isEmpty();
  }

  @Test
  void shouldPublishSoonOnAnyNodeWhatWasLeftUnpublished() throws InterruptedException {
    remaining =
        trigger -> trigger instanceof Trigger.StartUp ? Remaining.PUBLICATION : Remaining.NOTHING;
    SyncScheduler first = node();
    first.add(ONE);
    first.start();
    assertThat(run().trigger()).isEqualTo(new Trigger.StartUp());
    first.close();
    node().start();
    ahead.set(Duration.ofMinutes(6));
    assertThat(run().trigger()).isEqualTo(new Trigger.Publication());
  }

  @Test
  void shouldTryARequestAgainOnAnyNodeThatAnErrorBrokeOff() throws InterruptedException {
    Trigger wanted = webhook("invoices", "a");
    SyncScheduler first = node();
    first.add(ONE);
    first.start();
    run();
    during.set(
        cancellation -> {
          throw new OutOfMemoryError("Java heap space");
        });
    first.request(ONE, wanted);
    assertThat(run().trigger()).isEqualTo(wanted);
    first.close();
    assertThat(runs).isEmpty();
    assertThat(waitingRequests()).isEqualTo(1);
    during.set(cancellation -> {});
    SyncScheduler second = node();
    second.start();
    ahead.set(Duration.ofMinutes(6));
    assertThat(run().trigger()).isEqualTo(wanted);
    second.close();
    assertThat(waitingRequests()).isZero();
  }

  @Test
  void shouldTakeNoRequestForAPublication() {
    SyncScheduler node = node();
    node.add(ONE);
    assertThatThrownBy(() -> node.request(ONE, new Trigger.Publication()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("ask for a manual sync");
    assertThat(waitingRequests()).isZero();
  }

  private long waitingRequests() {
    return Jdbi.create(owner)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from xeropulse.sync_request")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void shouldHandARunningSyncToAnotherNodeWhenItIsClosed() throws InterruptedException {
    SyncScheduler first = node();
    first.add(ONE);
    during.set(
        cancellation -> {
          try {
            cut.set(true);
            assertThat(cancellation.await(Duration.ofMinutes(1))).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    first.start();
    Run running = run();
    first.close();
    assertThat(running.cancellation().requested()).isTrue();
    during.set(cancellation -> cut.set(false));
    node().start();
    assertThat(run().organization()).isEqualTo(ONE);
  }

  @Test
  void shouldPlanNoMoreForAnOrganizationRemovedWhileItsSyncRuns() throws InterruptedException {
    CountDownLatch removed = new CountDownLatch(1);
    SyncScheduler node = node();
    node.add(ONE);
    during.set(cancellation -> await(removed));
    node.start();
    run();
    node.remove(ONE);
    removed.countDown();
    node.close();
    assertThatThrownBy(() -> node().request(ONE, Trigger.Manual.incremental()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(ONE.toString());
  }

  private Run run() throws InterruptedException {
    Run run = runs.poll(1, TimeUnit.MINUTES);
    assertThat(run).as("a sync within a minute").isNotNull();
    return run;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OrganizationId organization(int number) {
    return new OrganizationId(new UUID(7, number));
  }

  private static Trigger webhook(String entity, String id) {
    return new Trigger.Webhook(Map.of(entity, Set.of(id)));
  }
}
