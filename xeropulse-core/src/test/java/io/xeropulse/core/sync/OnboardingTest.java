package io.xeropulse.core.sync;

import static io.xeropulse.core.sync.DatedSource.CONTACTS;
import static io.xeropulse.core.sync.DatedSource.INVOICES;
import static io.xeropulse.core.sync.DatedSource.PAGE_SIZE;
import static io.xeropulse.core.sync.DatedSource.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The first sync of an organization: dated lists in windows, newest first. */
class OnboardingTest {
  private static final Instant T0 = Instant.parse("2025-06-30T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
  private static final Trigger START_UP = new Trigger.StartUp();
  private static final Trigger SCHEDULED = new Trigger.Scheduled();

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final DatedSource source = new DatedSource(T0);
  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final List<PageProgress> pages = new ArrayList<>();
  private Cancellation cancellation = new Cancellation();
  private Period window = Period.ofMonths(3);
  private int atOnce = 1;
  private int refreshed;
  private int wholeCalls;

  @Test
  void shouldReadTheLatestOfAllDatedListsFirst() {
    fillMonths(INVOICES, 40);
    fillMonths(PAYMENTS, 40);
    source.put(CONTACTS, "C", TODAY, T0.minus(Duration.ofDays(400)));
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.readings)
        .startsWith(
            "contacts since null",
            "invoices from 2025-03-30 on",
            "payments from 2025-03-30 on",
            "invoices from 2024-12-30 to before 2025-03-30",
            "payments from 2024-12-30 to before 2025-03-30")
        .endsWith(
            "invoices before 2023-06-30",
            "payments before 2023-06-30",
            "invoices since " + newest(INVOICES).minus(Duration.ofMinutes(5)),
            "payments since " + newest(PAYMENTS).minus(Duration.ofMinutes(5)))
        .hasSize(1 + 2 * (Backfill.MOST_WINDOWS + 2));
    assertHoldsEverything();
    assertThat(refreshed).isOne();
  }

  @Test
  void shouldLeaveNoDocumentOutHoweverFarBackOrAheadItIsDated() {
    List<LocalDate> edges = new ArrayList<>(List.of(LocalDate.of(1964, 3, 1), TODAY.plusYears(9)));
    for (int i = 0; i <= Backfill.MOST_WINDOWS; i++) {
      LocalDate boundary = TODAY.minusMonths(3L * i);
      edges.addAll(List.of(boundary.minusDays(1), boundary, boundary.plusDays(1)));
    }
    edges.forEach(date -> source.put(INVOICES, "on " + date, date, T0.minusSeconds(9_999)));
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.COMPLETED);
    assertHoldsEverything();
  }

  @Test
  void shouldEndWhereASyncWithoutWindowsEnds() {
    fillMonths(INVOICES, 40);
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(warehouse.watermark(organization, INVOICES))
        .isEqualTo(new Watermark(newest(INVOICES)));
    source.readings.clear();
    source.served.clear();
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.readings)
        .contains("invoices since " + newest(INVOICES).minus(Duration.ofMinutes(5)))
        .hasSize(3);
    assertThat(source.served.get(INVOICES)).isOne();
  }

  @Test
  void shouldCountADocumentOnceThoughItsWindowAndWhatChangedMeanwhileOverlap() {
    fillMonths(INVOICES, 40);
    EntityReport invoices = sync(START_UP).entities().get(1);
    assertThat(invoices.receipt()).isEqualTo(new LoadReceipt(40, 0, 0, 0));
    assertThat(invoices.repeated()).isPositive();
    assertThat(invoices.fetched()).isEqualTo(40 + invoices.repeated());
  }

  @Test
  void shouldCostThreeCallsWhereThereIsNothingAndOneForEachEmptyEnd() {
    source.put(INVOICES, "only", TODAY, T0.minus(Duration.ofDays(1)));
    sync(START_UP);
    // Its window, an empty one, all before it, and what changed meanwhile.
    assertThat(source.callsOf.get(INVOICES)).isEqualTo(4);
    assertThat(source.callsOf.get(PAYMENTS)).isEqualTo(3);
    assertThat(source.callsOf.get(CONTACTS)).isEqualTo(1);
  }

  @Test
  void shouldReadWhatHasNoDateAndSayThatNoWindowHadIt() {
    source.tellsCount = true;
    fillMonths(INVOICES, 3);
    source.put(INVOICES, "undated", null, T0.minus(Duration.ofDays(30)));
    SyncReport report = sync(START_UP);
    assertHoldsEverything();
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.entities().get(1).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING_RECORDS);
              assertThat(finding.message())
                  .startsWith("xero/invoices: ")
                  .contains("3 records", "the list has 4");
            });
    assertThat(report.entities().get(2).findings()).isEmpty();
    assertThat(refreshed).isOne();
    source.readings.clear();
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.readings).hasSize(3);
  }

  @Test
  void shouldAskOnceForTheCountOfAListAndReadNothingAgainIfItAgrees() {
    source.tellsCount = true;
    source.put(INVOICES, "only", TODAY, T0.minus(Duration.ofDays(1)));
    source.beforeCall =
        call -> {
          // In the reading of what changed meanwhile, after which the list is asked.
          if (source.callsOf.getOrDefault(INVOICES, 0) == 4) {
            source.put(INVOICES, "new", TODAY, T0.plus(Duration.ofMinutes(1)));
          }
        };
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.callsOf.get(INVOICES)).isEqualTo(4 + 1);
    assertThat(source.callsOf.get(PAYMENTS)).isEqualTo(3 + 1);
    assertThat(source.callsOf.get(CONTACTS)).isEqualTo(1);
    assertHoldsEverything();
    source.callsOf.clear();
    sync(SCHEDULED);
    assertThat(source.callsOf).containsEntry(INVOICES, 1).containsEntry(PAYMENTS, 1);
  }

  @Test
  void shouldReadWhatHasNoDateThoughAnotherWasCreatedInTheCatchUp() {
    source.tellsCount = true;
    source.put(INVOICES, "only", TODAY, T0.minus(Duration.ofDays(1)));
    source.put(INVOICES, "undated", null, T0.minus(Duration.ofDays(30)));
    source.beforeCall =
        call -> {
          if (!source.readings.isEmpty()
              && source.readings.get(source.readings.size() - 1).startsWith("invoices since")) {
            source.put(INVOICES, "new", TODAY, T0.plus(Duration.ofMinutes(1)));
          }
        };
    SyncReport report = sync(START_UP);
    assertHoldsEverything();
    assertThat(report.entities().get(1).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message()).contains("2 records", "the list has 3", "1 more"));
  }

  @Test
  void shouldReadWholeAndFindNothingWhereOneIsCreatedBeforeTheListIsAsked() {
    source.tellsCount = true;
    source.put(INVOICES, "only", TODAY, T0.minus(Duration.ofDays(1)));
    source.beforeCall =
        call -> {
          if (source.callsOf.getOrDefault(INVOICES, 0) == 5) {
            source.put(INVOICES, "new", TODAY, T0.plus(Duration.ofMinutes(1)));
          }
        };
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.callsOf.get(INVOICES)).isEqualTo(4 + 1 + 1);
    assertHoldsEverything();
  }

  @Test
  void shouldFindWhatEvenTheWholeListDoesNotBring() {
    source.tellsCount = true;
    source.countedTooMany = 1;
    fillMonths(INVOICES, 9);
    SyncReport report = sync(START_UP);
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.entities().get(1).status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.entities().get(1).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING_RECORDS);
              assertThat(finding.message()).contains("it has 10 records", "brought 9 when");
            });
    assertThat(refreshed).isOne();
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.COMPLETED);
  }

  @Test
  void shouldFindNothingWhereTheWarehouseOnlyDoesNotCountWhatTheListHas() {
    source.tellsCount = true;
    warehouse.uncounted = 1;
    fillMonths(INVOICES, 9);
    assertThat(sync(START_UP).entities().get(1).findings()).isEmpty();
    assertThat(source.readings).contains("invoices since null");
  }

  @Test
  void shouldStopInTheWholeListWhenCancelledAndReadItInTheNextSync() {
    undatedLast();
    source.beforeCall =
        call -> {
          if (inTheWholeList(2)) {
            cancellation.cancel();
          }
        };
    SyncReport report = sync(START_UP);
    assertThat(report.entities().get(1).status()).isEqualTo(SyncStatus.CANCELLED);
    assertThat(source.readings).filteredOn("invoices since null"::equals).hasSize(1);
    assertThat(wholeCalls).isEqualTo(2);
    assertThat(warehouse.backfills.get(INVOICES).complete()).isFalse();
    assertThat(refreshed).isZero();
    source.beforeCall = call -> {};
    cancellation = new Cancellation();
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(warehouse.backfills.get(INVOICES).complete()).isTrue();
    assertHoldsEverything();
    assertThat(refreshed).isOne();
  }

  @Test
  void shouldLeaveTheBackfillOpenWhenTheTurnIsLostInTheWholeList() {
    undatedLast();
    source.beforeCall =
        call -> {
          if (inTheWholeList(2)) {
            warehouse.begin(organization, SCHEDULED);
          }
        };
    SyncReport report = sync(START_UP);
    assertThat(report.error()).isEqualTo("lost its turn");
    assertThat(wholeCalls).isEqualTo(2);
    assertThat(warehouse.backfills.get(INVOICES).complete()).isFalse();
    source.beforeCall = call -> {};
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.PARTIAL);
    assertHoldsEverything();
  }

  @Test
  void shouldTellHowFarTheWholeListIs() {
    undatedLast();
    sync(START_UP);
    List<PageProgress> invoices =
        pages.stream().filter(page -> page.entity().equals(INVOICES)).toList();
    assertThat(invoices.subList(invoices.size() - 5, invoices.size()))
        .allSatisfy(page -> assertThat(page.expected()).isEqualTo(18))
        .extracting(PageProgress::fetched)
        .containsExactly(4L, 8L, 12L, 16L, 18L);
  }

  @Test
  void shouldReadWhatHasNoDateWhateverCallFailed() {
    source.tellsCount = true;
    fillMonths(INVOICES, 9);
    for (int i = 0; i < 6; i++) {
      source.put(INVOICES, "undated " + i, null, T0.minus(Duration.ofDays(i)));
    }
    sync(START_UP);
    int needed = source.calls;
    for (int fatal = 1; fatal <= needed; fatal++) {
      OnboardingTest run = new OnboardingTest();
      run.source.tellsCount = true;
      run.source.docs.putAll(source.docs);
      run.failAt(fatal, new MalformedResponseException("broken", null));
      run.sync(START_UP);
      assertThat(run.refreshed).as("call %d of %d", fatal, needed).isZero();
      run.sync(SCHEDULED);
      run.assertHoldsEverything("call %d of %d".formatted(fatal, needed));
      assertThat(run.refreshed).isOne();
    }
  }

  @Test
  void shouldGoOnWhereItStoodWhateverCallFailedAndWhateverStartsTheNextSync() {
    fillMonths(INVOICES, 40);
    fillMonths(PAYMENTS, 17);
    sync(START_UP);
    int needed = source.calls;
    Map<Entity, Integer> once = Map.copyOf(source.served);
    for (int fatal = 1; fatal <= needed; fatal++) {
      OnboardingTest run = new OnboardingTest();
      run.fillMonths(INVOICES, 40);
      run.fillMonths(PAYMENTS, 17);
      run.failAt(fatal, new MalformedResponseException("broken", null));
      String when = "call %d of %d".formatted(fatal, needed);
      assertThat(run.sync(START_UP).status()).as(when).isNotEqualTo(SyncStatus.COMPLETED);
      assertThat(run.refreshed).as(when).isZero();
      Trigger next = List.of(SCHEDULED, START_UP, Trigger.Manual.incremental()).get(fatal % 3);
      assertThat(run.sync(next).status())
          .as("%s, then %s", when, next)
          .isEqualTo(SyncStatus.COMPLETED);
      run.assertHoldsEverything();
      assertThat(run.refreshed).as(when).isOne();
      run.assertFetchedAgain(once, when);
      for (Entity entity : source.dated()) {
        assertThat(run.warehouse.watermark(run.organization, entity))
            .as("%s: %s", when, entity)
            .isEqualTo(warehouse.watermark(organization, entity));
      }
    }
  }

  @Test
  void shouldGoOnInAFullSyncToo() {
    fillMonths(INVOICES, 40);
    failAt(9, new MalformedResponseException("broken", null));
    sync(START_UP);
    source.beforeCall = call -> {};
    source.readings.clear();
    assertThat(sync(new Trigger.Manual(true, Set.of("invoices"))).status())
        .isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.readings).first().isEqualTo("invoices from 2024-03-30 to before 2024-06-30");
    assertThat(source.readings).doesNotContain("invoices since null");
    assertHoldsEverything();
  }

  @Test
  void shouldGoOnWithinTheSessionAfterAFailureThatPasses() {
    fillMonths(INVOICES, 40);
    failAt(5, new SourceUnavailableException("Xero answered 502"));
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.COMPLETED);
    assertHoldsEverything();
  }

  @Test
  void shouldGoOnAfterADayLimitAndSayHowFarItIs() {
    fillMonths(INVOICES, 40);
    failAt(4, new RateLimitException("day limit", Duration.ofHours(9), T0));
    SyncReport suspended = sync(START_UP);
    assertThat(suspended.status()).isEqualTo(SyncStatus.SUSPENDED);
    assertThat(suspended.resumeAt()).isNotNull();
    EntityReport payments = suspended.entities().get(2);
    assertThat(payments.backfill()).isNotNull();
    assertThat(payments.error())
        .isEqualTo(
            "1 of at most 2 windows of its backfill were read; the next sync goes on with what is"
                + " dated before 2025-03-30");
    assertThat(suspended.entities()).allSatisfy(entity -> assertThat(entity.findings()).isEmpty());
    assertThat(suspended.entities().get(1).repeated()).isZero();
    SyncReport resumed = sync(SCHEDULED);
    assertThat(resumed.status()).as("%s", resumed).isEqualTo(SyncStatus.COMPLETED);
    assertThat(resumed.entities().get(1).backfill()).isNotNull();
    assertHoldsEverything();
    assertThat(sync(START_UP).entities().get(1).backfill()).isNull();
  }

  @Test
  void shouldStopAfterThePageAtHandWhenCancelled() {
    fillMonths(INVOICES, 40);
    warehouse.beforeLoad =
        () -> {
          if (!warehouse.tables.getOrDefault(INVOICES, Map.of()).isEmpty()) {
            cancellation.cancel();
          }
        };
    assertThat(sync(START_UP).status()).isEqualTo(SyncStatus.CANCELLED);
    assertThat(warehouse.watermark(organization, INVOICES)).isEqualTo(Watermark.NONE);
    assertThat(refreshed).isZero();
  }

  @Test
  void shouldCatchUpWithWhatMovedBetweenWindowsOrWasCreatedMeanwhile() {
    fillMonths(INVOICES, 40);
    source.beforeCall =
        call -> {
          if (call == 6) {
            // From a window that is to come into one that was read, the other way, and a new one.
            source.put(INVOICES, "M39", TODAY);
            source.put(INVOICES, "M0", TODAY.minusYears(9));
            source.put(INVOICES, "new", TODAY.minusDays(1));
          }
        };
    SyncReport report = sync(START_UP);
    assertThat(report.status()).as("%s", report).isEqualTo(SyncStatus.COMPLETED);
    assertHoldsEverything();
  }

  @Test
  void shouldNotTrustOurClockToTheMinuteWhereTheSourceDoesNotTellItsOwn() {
    source.tellsTime = false;
    shouldCatchUpWithWhatMovedBetweenWindowsOrWasCreatedMeanwhile();
  }

  @Test
  void shouldPublishNothingThatIsHalfRead() {
    fillMonths(INVOICES, 40);
    failAt(9, new MalformedResponseException("broken", null));
    sync(START_UP);
    source.beforeCall = call -> {};
    Trigger contacts = new Trigger.Webhook(Map.of("contacts", Set.of()));
    Trigger chosen = new Trigger.Webhook(Map.of("invoices", Set.of("M1")));
    for (Trigger trigger : List.of(contacts, chosen)) {
      assertThat(sync(trigger).status()).isEqualTo(SyncStatus.COMPLETED);
      assertThat(refreshed).as("%s", trigger).isZero();
    }
    assertThat(warehouse.watermark(organization, INVOICES)).isEqualTo(Watermark.NONE);
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.COMPLETED);
    assertHoldsEverything();
    assertThat(refreshed).isOne();
    sync(contacts);
    assertThat(refreshed).isEqualTo(2);
  }

  @Test
  void shouldPublishNothingBeforeItCaughtUp() {
    fillMonths(INVOICES, 4);
    failAt(8, new MalformedResponseException("broken", null));
    sync(START_UP);
    assertThat(source.readings).last().asString().startsWith("invoices since 20");
    source.beforeCall = call -> {};
    sync(new Trigger.Webhook(Map.of("contacts", Set.of())));
    assertThat(refreshed).isZero();
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(refreshed).isOne();
  }

  @Test
  void shouldPlanWindowsOnlyForAListThatWasNeverRead() {
    fillMonths(INVOICES, 8);
    sync(SCHEDULED);
    assertThat(warehouse.backfills).isEmpty();
    fillMonths(PAYMENTS, 8);
    sync(START_UP);
    assertThat(warehouse.backfills).containsOnlyKeys(PAYMENTS);
    assertHoldsEverything();
  }

  @Test
  void shouldReadShorterWindowsWhereAskedTo() {
    fillMonths(INVOICES, 40);
    window = Period.ofYears(1);
    sync(START_UP);
    assertThat(source.readings)
        .contains("invoices from 2024-06-30 on", "invoices from 2023-06-30 to before 2024-06-30");
    for (String bad : List.of("P0D", "P-1M", "P26Y", "P1M-40D")) {
      window = Period.parse(bad);
      assertThatThrownBy(() -> sync(START_UP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from a day to 25 years");
    }
  }

  @Test
  void shouldTellHowManyWindowsThereAreAndGuessNoTime() {
    fillMonths(INVOICES, 40);
    sync(START_UP);
    List<PageProgress> invoices =
        pages.stream().filter(page -> page.entity().equals(INVOICES)).toList();
    assertThat(invoices.get(0).windowsDone()).isZero();
    assertThat(invoices)
        .filteredOn(page -> page.windowsExpected() > 0)
        .isSortedAccordingTo((one, other) -> one.windowsDone() - other.windowsDone())
        .allSatisfy(
            page -> {
              assertThat(page.windowsExpected()).isEqualTo(Backfill.MOST_WINDOWS + 1);
              assertThat(page.windowsDone()).isLessThan(page.windowsExpected());
              assertThat(page.remaining()).isEmpty();
            });
    assertThat(invoices.get(invoices.size() - 1).windowsExpected()).isZero();
  }

  @Test
  void shouldFindWhatAWindowAnnouncedAndDidNotBringAndNothingInEmptyOnes() {
    fillMonths(INVOICES, 3);
    assertThat(sync(START_UP).entities())
        .allSatisfy(entity -> assertThat(entity.findings()).isEmpty());
    source.docs.clear();
    fillMonths(PAYMENTS, 3);
    warehouse.backfills.clear();
    warehouse.watermarks.clear();
    source.beforeCall = call -> source.kept = source.readings.size() == 7 ? 1 : 0;
    source.readings.clear();
    EntityReport payments = sync(START_UP).entities().get(2);
    assertThat(payments.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(payments.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING_RECORDS);
              assertThat(finding.message()).contains("records dated", "were announced");
            });
  }

  @Test
  void shouldWriteNothingMoreOnceANewerSessionHasTheTurn() {
    fillMonths(INVOICES, 40);
    Backfill[] atTakeOver = new Backfill[1];
    source.beforeCall =
        call -> {
          if (call == 7) {
            synchronized (warehouse) {
              warehouse.begin(organization, SCHEDULED);
              atTakeOver[0] = warehouse.backfills.get(INVOICES);
            }
          }
        };
    SyncReport report = sync(START_UP);
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.error()).isEqualTo("lost its turn");
    source.beforeCall = call -> {};
    assertThat(sync(SCHEDULED).status()).isEqualTo(SyncStatus.COMPLETED);
    assertHoldsEverything();
    assertThat(atTakeOver[0]).isNotNull();
  }

  @Test
  void shouldLoseNothingWhateverChangesAndWhereverItIsKilled() {
    long first = Long.getLong("seed", 1);
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 3_000 : 150;
    System.out.println("OnboardingTest: seeds " + first + " to " + (first + seeds - 1));
    for (long seed = first; seed < first + seeds; seed++) {
      killedAtRandom(seed);
    }
  }

  private static void killedAtRandom(long seed) {
    Random random = new Random(seed);
    OnboardingTest run = new OnboardingTest();
    run.source.tellsTime = random.nextBoolean();
    run.atOnce = 1 + random.nextInt(3);
    for (Entity entity : List.of(INVOICES, PAYMENTS)) {
      int size = random.nextInt(60);
      for (int i = 0; i < size; i++) {
        Instant changed = T0.minusSeconds(random.nextInt(90 * 86_400));
        run.source.put(entity, "D" + i, anyDate(random), changed);
      }
    }
    RuntimeException killed = new IllegalStateException("killed");
    for (int kills = random.nextInt(4); kills > 0; kills--) {
      int atCall = run.source.calls + 1 + random.nextInt(25);
      int atLoad = run.warehouse.loads + 1 + random.nextInt(30);
      run.warehouse.beforeLoad =
          () -> {
            if (run.warehouse.loads == atLoad) {
              throw killed;
            }
          };
      run.source.beforeCall =
          call -> {
            run.change(random);
            if (call == atCall) {
              throw killed;
            }
          };
      try {
        run.sync(random.nextBoolean() ? START_UP : SCHEDULED);
      } catch (IllegalStateException expected) {
        assertThat(expected).isSameAs(killed);
      }
      run.source.now = run.source.now.plus(Duration.ofHours(random.nextInt(30)));
    }
    run.warehouse.beforeLoad = () -> {};
    run.source.beforeCall = call -> run.change(random);
    assertThat(run.sync(START_UP).status()).as("seed %d", seed).isEqualTo(SyncStatus.COMPLETED);
    run.source.beforeCall = call -> {};
    assertThat(run.sync(SCHEDULED).status()).as("seed %d", seed).isEqualTo(SyncStatus.COMPLETED);
    run.assertHoldsEverything("seed " + seed);
  }

  private void change(Random random) {
    if (random.nextInt(3) == 0) {
      Entity entity = random.nextBoolean() ? INVOICES : PAYMENTS;
      source.put(entity, "D" + random.nextInt(70), anyDate(random));
    }
  }

  private static LocalDate anyDate(Random random) {
    return TODAY.plusDays(40).minusDays((long) Math.pow(random.nextDouble() * 40, 2));
  }

  /** A document for each month back, the latest changed last, hours apart. */
  private void fillMonths(Entity entity, int months) {
    for (int i = 0; i < months; i++) {
      source.put(entity, "M" + i, TODAY.minusMonths(i), T0.minus(Duration.ofHours(6L * (i + 1))));
    }
  }

  /** Five pages of a list, of which the last two have a document without a date. */
  private void undatedLast() {
    source.tellsCount = true;
    fillMonths(INVOICES, 16);
    source.put(INVOICES, "undated 1", null, T0.minus(Duration.ofHours(7)));
    source.put(INVOICES, "undated 2", null, T0.minus(Duration.ofHours(8)));
  }

  /** Whether this is the call for a page of the whole list, from the first on. */
  private boolean inTheWholeList(int page) {
    if (source.readings.isEmpty()
        || !source.readings.get(source.readings.size() - 1).equals("invoices since null")) {
      return false;
    }
    wholeCalls++;
    return wholeCalls == page;
  }

  private Instant newest(Entity entity) {
    return source.docs.get(entity).values().stream()
        .map(DatedSource.Doc::changed)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private void failAt(int atCall, XeroPulseException failure) {
    source.beforeCall =
        call -> {
          if (call == atCall) {
            throw failure;
          }
        };
  }

  private void assertHoldsEverything() {
    assertHoldsEverything("all");
  }

  private void assertHoldsEverything(String when) {
    source.docs.forEach(
        (entity, docs) ->
            assertThat(warehouse.tables.get(entity).values())
                .as("%s: %s", when, entity)
                .extracting(Contact.class::cast)
                .extracting(Contact::sourceId, Contact::name, Contact::updatedAt)
                .containsExactlyInAnyOrderElementsOf(
                    docs.values().stream()
                        .map(
                            doc ->
                                org.assertj.core.groups.Tuple.tuple(
                                    doc.id(), String.valueOf(doc.date()), doc.changed()))
                        .toList()));
  }

  /** The page at hand, and the one read ahead of it. */
  private void assertFetchedAgain(Map<Entity, Integer> once, String when) {
    for (Entity entity : List.of(INVOICES, PAYMENTS)) {
      assertThat(source.served.getOrDefault(entity, 0) - once.get(entity))
          .as("%s: records of %s that came again", when, entity)
          .isLessThanOrEqualTo(2 * PAGE_SIZE);
    }
  }

  private SyncReport sync(Trigger trigger) {
    return SyncPipeline.builder(warehouse, warehouse, warehouse)
        .backfillWindow(window)
        .entitiesAtOnce(atOnce)
        .recovery(RecoveryPolicy.standard(new SplittableRandom(1)))
        .pause((wait, ignored) -> {})
        .clock(() -> source.now)
        .refresh((session, asAt) -> refreshed++)
        .notifier(notice -> {})
        .listener(
            new SyncListener() {
              @Override
              public void page(SyncSession session, PageProgress page) {
                pages.add(page);
              }
            })
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneOffset.UTC),
            List.of(source),
            trigger,
            TODAY,
            cancellation);
  }
}
