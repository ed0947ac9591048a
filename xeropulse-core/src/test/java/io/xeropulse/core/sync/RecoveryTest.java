package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.proof.AccountTie;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.proof.HandedOver;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.KeptMdc;
import org.slf4j.MDC;

class RecoveryTest {
  private static final Entity CONTACTS = new Entity("xero", "contacts", false);
  private static final Entity INVOICES = new Entity("xero", "invoices", false);
  private static final Instant T0 = Instant.parse("2025-06-30T00:00:00Z");

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final PagedSource source = new PagedSource(CONTACTS, INVOICES);
  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private Prover prover = prover(List.of());
  private Instant now = T0.plus(Duration.ofDays(1));

  @Test
  void shouldTryAgainAfterFiveSecondsFromTheLastPageLoaded() {
    fill(CONTACTS, 10);
    failOnce(3, new SourceUnavailableException("Xero answered 502"));
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(waits).containsExactly(Duration.ofSeconds(5));
    assertThat(report.attempts())
        .extracting(SyncAttempt::number, SyncAttempt::error)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "Xero answered 502"),
            org.assertj.core.groups.Tuple.tuple(2, null));
    // Records are a minute apart, so the overlap of five minutes reads five of eight again.
    assertThat(source.readings)
        .containsExactly(
            "contacts since null",
            "contacts since " + T0.plus(Duration.ofMinutes(2)),
            "invoices since null");
    assertHoldsEverything();
    assertThat(heard).contains("retry 1 Xero answered 502 PT5S");
    assertThat(warehouse.finished).hasSize(1);
  }

  @Test
  void shouldCountTheProgressOfTheReadingAtHandAfterARetry() {
    fill(CONTACTS, 10);
    source.announce = 10;
    failOnce(3, new SourceUnavailableException("Xero answered 502"));
    source.beforeCall = source.beforeCall.andThen(call -> source.announce = call < 3 ? 10 : 8);
    sync(new Trigger.Manual(false, Set.of("contacts")));
    assertThat(heard)
        .filteredOn(line -> line.startsWith("page contacts"))
        .containsExactly(
            "page contacts 4 of 10",
            "page contacts 8 of 10",
            "page contacts 4 of 8",
            "page contacts 8 of 8");
  }

  @Test
  void shouldReadNoSourceAnyMoreOnceItLostItsTurn() {
    fill(CONTACTS, 10);
    PagedSource other = new PagedSource(new Entity("xpm", "clients", false));
    warehouse.beforeLoad =
        () -> {
          warehouse.beforeLoad = () -> {};
          warehouse.begin(organization, new Trigger.Scheduled());
        };
    SyncReport report = sync(Trigger.Manual.incremental(), List.of(source, other));
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.error()).isEqualTo("lost its turn");
    assertThat(warehouse.loads).isEqualTo(1);
    assertThat(other.calls).isZero();
    assertThat(waits).isEmpty();
  }

  @Test
  void shouldGiveUpAfterFiveAttempts() {
    source.beforeCall =
        call -> {
          throw new SourceUnavailableException("Xero answered 502");
        };
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.attempts()).hasSize(5);
    assertThat(waits).hasSize(4);
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.CRITICAL);
    assertThat(heard).containsOnlyOnce("contacts failed", "invoices skipped");
  }

  @Test
  void shouldWaitInTheSessionForAMinuteLimitAndSuspendForADayLimit() {
    fill(CONTACTS, 10);
    failOnce(2, new RateLimitException("minute limit", Duration.ofSeconds(20), now));
    failOnce(3, new RateLimitException("day limit", Duration.ofHours(9), now));
    SyncReport report = sync(new Trigger.StartUp());
    assertThat(waits).hasSize(1);
    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
    assertThat(report.status()).isEqualTo(SyncStatus.SUSPENDED);
    assertThat(report.resumeAt())
        .isBetween(now.plus(Duration.ofHours(9)), now.plus(Duration.ofMinutes(9 * 66)));
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.SUSPENDED);
    // The next session goes on where this one was stopped.
    assertThat(sync(new Trigger.StartUp()).status()).isEqualTo(SyncStatus.COMPLETED);
    assertHoldsEverything();
  }

  @Test
  void shouldDoubleItsWaitsForALimitUpToFiveMinutesAndThenSuspend() {
    source.beforeCall =
        call -> {
          throw new RateLimitException("minute limit", Duration.ofSeconds(1), now);
        };
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(waits).hasSize(4);
    for (int n = 0; n < 4; n++) {
      assertThat(waits.get(n)).isBetween(seconds(30 << n), seconds((30 << n) * 1.1));
    }
    assertThat(report.status()).isEqualTo(SyncStatus.SUSPENDED);
    assertThat(report.resumeAt()).isBetween(now.plus(seconds(300)), now.plus(seconds(330)));
  }

  @Test
  void shouldSuspendRatherThanWaitLongerThanFiveMinutes() {
    source.beforeCall =
        call -> {
          throw new RateLimitException("some limit", Duration.ofSeconds(301), now);
        };
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(waits).isEmpty();
    assertThat(report.status()).isEqualTo(SyncStatus.SUSPENDED);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  @Test
  void shouldTryAnExpiredLoginOnceMoreAndThenTellSomebody() {
    fill(CONTACTS, 3);
    failOnce(1, new AuthenticationException("token expired"));
    assertThat(sync(Trigger.Manual.incremental()).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(waits).isEmpty();
    source.beforeCall =
        call -> {
          throw new AuthenticationException("consent was withdrawn; connect Xero again");
        };
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.attempts()).hasSize(2);
    assertThat(notices)
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.COMPLETED, Notice.Kind.LOGIN_REFUSED);
  }

  @Test
  void shouldStopAtOnceAndTellSomebodyWhenNoRetryHelps() {
    fill(CONTACTS, 3);
    failOnce(1, new MalformedResponseException("page 1 is no JSON", null));
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.attempts()).hasSize(1);
    assertThat(notices)
        .extracting(Notice::kind, Notice::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Notice.Kind.CRITICAL, "page 1 is no JSON"));
  }

  @Test
  void shouldWriteNothingMoreOnceANewerSessionHasTheTurn() {
    fill(CONTACTS, 10);
    int[] loadsAtTakeOver = new int[1];
    source.beforeCall =
        call -> {
          if (call == 2) {
            warehouse.begin(organization, Trigger.Manual.incremental());
            loadsAtTakeOver[0] = warehouse.loads;
          }
        };
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isIn(SyncStatus.FAILED, SyncStatus.PARTIAL);
    assertThat(report.entities().get(0).error()).isEqualTo("lost its turn");
    // The page at hand may have been written before the turn was lost.
    assertThat(warehouse.loads).isBetween(loadsAtTakeOver[0], loadsAtTakeOver[0] + 1);
  }

  @Test
  void shouldStopAfterThePageAtHandWhenCancelled() {
    fill(CONTACTS, 20);
    warehouse.beforeLoad = cancellation::cancel;
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.CANCELLED);
    assertThat(warehouse.loads).isEqualTo(1);
    assertThat(warehouse.tables.get(CONTACTS)).hasSize(PagedSource.PAGE_SIZE);
    assertThat(report.entities().get(0).fetched()).isEqualTo(PagedSource.PAGE_SIZE);
    assertThat(report.entities().get(1).status()).isEqualTo(SyncStatus.CANCELLED);
  }

  @Test
  void shouldNotMoveTheWatermarkBeforeThePageIsStored() {
    fill(CONTACTS, 8);
    int[] load = new int[1];
    warehouse.beforeLoad =
        () -> {
          if (++load[0] == 2) {
            throw new StorageUnavailableException("PostgreSQL restarts", null);
          }
        };
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);
    // The second reading starts from the first page's newest change, not from the lost page's.
    assertThat(source.readings.get(1))
        .isEqualTo("contacts since " + T0.plus(Duration.ofMinutes(3 - 5)));
    assertHoldsEverything();
  }

  @Test
  void shouldHoldTheWatermarkBackWhileTheSourceKeepsNoOrder() {
    source.ordered = false;
    fill(CONTACTS, 10);
    failOnce(3, new MalformedResponseException("broken", null));
    sync(Trigger.Manual.incremental());
    assertThat(warehouse.watermark(organization, CONTACTS)).isEqualTo(Watermark.NONE);
    source.beforeCall = call -> {};
    assertThat(sync(Trigger.Manual.incremental()).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(warehouse.watermark(organization, CONTACTS).newest())
        .isEqualTo(T0.plus(Duration.ofMinutes(9)));
    assertHoldsEverything();
  }

  @Test
  void shouldReportWatermarksCallsAndTimes() {
    fill(CONTACTS, 5);
    sync(Trigger.Manual.incremental());
    source.put(CONTACTS, "C9", T0.plus(Duration.ofHours(1)));
    EntityReport contacts = sync(Trigger.Manual.incremental()).entities().get(0);
    assertThat(contacts.before().newest()).isEqualTo(T0.plus(Duration.ofMinutes(4)));
    assertThat(contacts.after().newest()).isEqualTo(T0.plus(Duration.ofHours(1)));
    assertThat(contacts.usage().calls()).isEqualTo(2);
    assertThat(contacts.duration()).isEqualTo(Duration.ZERO);
    assertThat(heard).contains("page contacts 4 of -1");
  }

  @Test
  void shouldNameTheOrganizationSessionAndEntityInEveryLogLine() {
    KeptMdc.install();
    List<Map<String, String>> seen = new ArrayList<>();
    fill(CONTACTS, 1);
    warehouse.beforeLoad = () -> seen.add(MDC.getCopyOfContextMap());
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(seen.get(0))
        .containsEntry("organization", organization.toString())
        .containsEntry("session", report.session().id().toString())
        .containsEntry("entity", "xero/contacts");
    assertThat(MDC.get("organization")).isNull();
  }

  @Test
  void shouldFindMissingSilentBackwardAndFutureRecords() {
    fill(CONTACTS, 5);
    source.announce = 6;
    assertThat(findings(sync(Trigger.Manual.incremental()))).contains(Finding.Kind.MISSING_RECORDS);
    source.announce = -1;
    source.records.clear();
    SyncReport silent = sync(Trigger.Manual.incremental());
    assertThat(findings(silent)).containsExactly(Finding.Kind.SILENCE);
    assertThat(silent.status()).isEqualTo(SyncStatus.PARTIAL);
    source.put(CONTACTS, "old", T0.minus(Duration.ofDays(9)));
    assertThat(findings(sync(new Trigger.Manual(true, Set.of()))))
        .containsExactly(Finding.Kind.WATERMARK_BACKWARDS);
    source.put(CONTACTS, "future", now.plus(Duration.ofDays(400)));
    source.put(CONTACTS, "C0", T0.plus(Duration.ofMinutes(30)));
    assertThat(findings(sync(Trigger.Manual.incremental())))
        .containsExactly(Finding.Kind.WATERMARK_AHEAD);
    assertThat(warehouse.watermark(organization, CONTACTS).newest())
        .isEqualTo(T0.plus(Duration.ofMinutes(30)));
    assertThat(notices).extracting(Notice::kind).containsOnly(Notice.Kind.FINDING);
  }

  @Test
  void shouldMakeTheSessionPartialAndTellSomebodyWhenTheBooksDoNotTieOut() {
    fill(CONTACTS, 1);
    AccountTie off =
        new AccountTie(
            "A610",
            "610",
            new BigDecimal("0.01"),
            BigDecimal.ZERO,
            AccountTie.Verdict.UNMATCHED,
            null);
    LocalDate asAt = LocalDate.of(2025, 6, 30);
    prover = prover(List.of(off));
    SyncReport report = sync(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.error()).contains("differ as at " + asAt, "610 by 0.01");
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.UNPROVEN);
    assertThat(heard).contains("proof false");
    prover = prover(List.of());
    assertThat(sync(Trigger.Manual.incremental()).status()).isEqualTo(SyncStatus.COMPLETED);
  }

  @Test
  void shouldCloseTheSessionAsFailedOnAnErrorNobodyExpected() {
    fill(CONTACTS, 1);
    warehouse.beforeLoad =
        () -> {
          throw new IllegalStateException("a defect");
        };
    assertThatThrownBy(() -> sync(Trigger.Manual.incremental())).hasMessage("a defect");
    assertThat(warehouse.finished)
        .extracting(SyncReport::status)
        .containsExactly(SyncStatus.FAILED);
  }

  @Test
  void shouldLoseAndDoubleNothingWhereverItIsKilled() {
    long first = Long.getLong("seed", 1);
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 2_000 : 100;
    System.out.println("RecoveryTest: seeds " + first + " to " + (first + seeds - 1));
    for (long seed = first; seed < first + seeds; seed++) {
      killedAtRandom(seed);
    }
  }

  private static void killedAtRandom(long seed) {
    Random random = new Random(seed);
    RecoveryTest run = new RecoveryTest();
    int size = 1 + random.nextInt(40);
    for (Entity entity : List.of(CONTACTS, INVOICES)) {
      // More than the overlap apart, so that what is read twice is read twice for the kill alone.
      for (int i = 0; i < size; i++) {
        run.source.put(entity, "R" + i, T0.minus(Duration.ofHours(size - i)));
      }
    }
    int kill = 1 + random.nextInt(size / 2 + 2);
    boolean inLoad = random.nextBoolean();
    RuntimeException killed = new IllegalStateException("killed");
    if (inLoad) {
      run.warehouse.beforeLoad =
          () -> {
            if (run.warehouse.loads == kill) {
              throw killed;
            }
          };
    } else {
      run.source.beforeCall =
          call -> {
            if (call == kill) {
              throw killed;
            }
          };
    }
    try {
      run.sync(new Trigger.StartUp());
    } catch (IllegalStateException expected) {
      run.source.beforeCall = call -> {};
      run.warehouse.beforeLoad = () -> {};
      run.sync(new Trigger.StartUp());
    }
    run.assertHoldsEverything();
    // One page may have been read ahead and one may have been at hand when the kill came.
    run.source.served.forEach(
        (entity, served) ->
            assertThat(served)
                .as("seed %d: %s", seed, entity)
                .isLessThanOrEqualTo(size + 3 * PagedSource.PAGE_SIZE));
    Watermark watermark = run.warehouse.watermark(run.organization, INVOICES);
    assertThat(watermark.newest()).as("seed %d", seed).isEqualTo(T0.minus(Duration.ofHours(1)));
  }

  private Prover prover(List<AccountTie> accounts) {
    return new Prover() {
      @Override
      public OrganizationId organization() {
        return organization;
      }

      @Override
      public Certificate prove(SyncSession session, LocalDate asAt, List<HandedOver> loaded) {
        return new Certificate(organization, asAt, accounts, List.of(), List.of(), 1);
      }
    };
  }

  private void assertHoldsEverything() {
    source.records.forEach(
        (entity, records) ->
            assertThat(warehouse.tables.get(entity).values())
                .as(entity.toString())
                .containsExactlyInAnyOrderElementsOf(records));
  }

  private static Set<Finding.Kind> findings(SyncReport report) {
    return report.entities().stream()
        .flatMap(entity -> entity.findings().stream())
        .map(Finding::kind)
        .collect(Collectors.toSet());
  }

  private void fill(Entity entity, int records) {
    for (int i = 0; i < records; i++) {
      source.put(entity, "C" + i, T0.plus(Duration.ofMinutes(i)));
    }
  }

  private void failOnce(int atCall, XeroPulseException failure) {
    var before = source.beforeCall;
    source.beforeCall =
        call -> {
          before.accept(call);
          if (call == atCall) {
            throw failure;
          }
        };
  }

  private SyncReport sync(Trigger trigger) {
    return sync(trigger, List.of(source));
  }

  private SyncReport sync(Trigger trigger, List<SourceConnector> sources) {
    return SyncPipeline.builder(warehouse, warehouse, warehouse)
        .pause((wait, ignored) -> waits.add(wait))
        .recovery(RecoveryPolicy.standard(new SplittableRandom(1)))
        .notifier(notices::add)
        .clock(() -> now)
        .prover(prover)
        .entitiesAtOnce(1)
        .listener(
            new SyncListener() {
              @Override
              public void retry(
                  SyncSession session, int attempt, XeroPulseException failure, Duration wait) {
                heard.add("retry %d %s %s".formatted(attempt, failure.getMessage(), wait));
              }

              @Override
              public void page(SyncSession session, PageProgress page) {
                heard.add(
                    "page %s %d of %d"
                        .formatted(page.entity().name(), page.fetched(), page.expected()));
              }

              @Override
              public void proof(SyncSession session, Certificate certificate) {
                heard.add("proof " + certificate.tied());
              }

              @Override
              public void entity(SyncSession session, EntityReport report) {
                heard.add(report.entity().name() + " " + report.status().word());
              }
            })
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneOffset.UTC),
            sources,
            trigger,
            LocalDate.of(2025, 6, 30),
            cancellation);
  }
}
