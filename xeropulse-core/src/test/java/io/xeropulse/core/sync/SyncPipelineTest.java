package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.quality.QualityRule;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Severity;
import io.xeropulse.core.sync.quality.StandardRules;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncPipelineTest {
  private static final Entity STAFF = new Entity("xpm", "staff", true);
  private static final Entity TIME = new Entity("xpm", "time", false);
  private static final Entity COSTS = new Entity("xpm", "costs", false);
  private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final List<LoadBatch> loaded = new ArrayList<>();
  private final Map<Entity, Watermark> watermarks = new HashMap<>();
  private int begun;
  private final List<SyncReport> finished = new ArrayList<>();
  private final List<LocalDate> refreshed = new ArrayList<>();
  private final List<Sweep> swept = new ArrayList<>();
  private SweepReceipt sweepReceipt = new SweepReceipt(0, 0);
  private final ScriptedSource source = new ScriptedSource();
  private List<QualityRule> rules = StandardRules.all();

  @Test
  void shouldTakeEveryEntityThroughAllStages() {
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), NEW_YEAR));
    source.page(TIME, record("T1", time("T1", "S1"), null));
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(report.entities())
        .extracting(e -> e.entity().name() + " " + e.fetched())
        .containsExactly("staff 1", "time 1", "costs 0");
    assertThat(loaded.get(0).watermark().newest()).isEqualTo(NEW_YEAR);
    assertThat(refreshed).hasSize(1);
    assertThat(finished).containsExactly(report);
  }

  @Test
  void shouldQuarantineARecordThatCannotBeReadAndOneThatBreaksARuleAndLoadTheRest() {
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), null));
    source.page(
        TIME,
        record("T1", new RejectedRecordException("amount", "Minutes is no number"), NEW_YEAR),
        record("T2", time("T2", "gone"), null),
        record("T3", time("T3", "S1"), null));
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    LoadBatch page = loaded.get(1);
    assertThat(page.facts()).extracting(item -> item.fact().sourceId()).containsExactly("T3");
    assertThat(page.quarantined())
        .extracting(q -> q.sourceId() + " " + q.violation().rule() + " " + q.rawText())
        .containsExactly("T1 amount raw T1", "T2 unknown-staff raw T2");
    assertThat(page.watermark().newest()).isEqualTo(NEW_YEAR);
    assertThat(refreshed).hasSize(1);
  }

  @Test
  void shouldLoadWhatBreaksARuleOfWhichOnlyAWarningIsWantedAndReportEachRuleOnce() {
    rules = List.of(noLongDays(Severity.WARN));
    source.page(TIME, record("T1", time("T1", "S1"), null), record("T2", time("T2", "S1"), null));
    source.page(TIME, record("T3", time("T3", "S1"), NEW_YEAR));
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(loaded.stream().flatMap(batch -> batch.facts().stream())).hasSize(3);
    assertThat(report.entities().get(1).findings())
        .extracting(Finding::kind, Finding::message)
        .containsExactly(
            tuple(
                Finding.Kind.QUALITY,
                "xpm/time: 3 records break the rule long-day, first T1: 60 minutes are too many"));
  }

  @Test
  void shouldLoadNothingOfAPageOneOfWhoseRecordsBreaksABlockingRule() {
    rules = List.of(noLongDays(Severity.BLOCK));
    watermarks.put(TIME, new Watermark(NEW_YEAR));
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), null));
    source.page(TIME, record("T1", time("T1", "S1"), NEW_YEAR.plusSeconds(9)));
    SyncReport report = run(Trigger.Manual.incremental());
    EntityReport time = report.entities().get(1);
    assertThat(time.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(time.error())
        .isEqualTo(
            "Record T1 of organization %s breaks the rule long-day, which lets nothing of its page be loaded: 60 minutes are too many"
                .formatted(organization));
    assertThat(time.after()).isEqualTo(new Watermark(NEW_YEAR));
    assertThat(loaded).extracting(LoadBatch::entity).containsExactly(STAFF);
    assertThat(refreshed).isEmpty();
  }

  private static QualityRule noLongDays(Severity severity) {
    return new QualityRule(
        "long-day",
        severity,
        (fact, references) ->
            fact instanceof TimeEntry entry
                ? Optional.of(entry.minutes() + " minutes are too many")
                : Optional.empty());
  }

  @Test
  void shouldNotReadOnPastAFailedEntityNorRefreshHalfTheFacts() {
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), null));
    source.fail(TIME, new SourceUnavailableException("XPM answered 502"));
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.entities())
        .extracting(e -> e.entity().name() + " " + e.status().word())
        .containsExactly("staff completed", "time failed", "costs skipped");
    assertThat(report.entities().get(1).error()).isEqualTo("XPM answered 502");
    assertThat(refreshed).isEmpty();
  }

  @Test
  void shouldSweepOnlyWhatWasReadToItsEndAndRememberQuarantinedIds() {
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), null));
    source.page(TIME, record("T2", time("T2", "gone"), null));
    source.fail(COSTS, new SourceUnavailableException("XPM answered 502"));
    source.coverage = Optional.of(new Coverage.Everything());
    sweepReceipt = new SweepReceipt(3, 0);
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(swept).extracting(sweep -> sweep.entity().name()).containsExactly("staff", "time");
    assertThat(swept.get(1).seen().contains("T2")).isTrue();
    assertThat(swept.get(1).seen().contains("T3")).isFalse();
    assertThat(report.entities()).extracting(EntityReport::removed).containsExactly(3L, 3L, 0L);
  }

  @Test
  void shouldSayThatADoubtfulSweepWasWithheld() {
    source.coverage = Optional.of(new Coverage.Everything());
    sweepReceipt = new SweepReceipt(0, 400);
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.entities().get(0).error()).contains("400 records", "nothing was removed");
  }

  @Test
  void shouldShowAMissingEntitlementAndReadOn() {
    source.fail(TIME, new NotEntitledException("scope missing"));
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.entities())
        .extracting(e -> e.status().word())
        .containsExactly("completed", "not_entitled", "completed");
    assertThat(refreshed).isEmpty();
  }

  @Test
  void shouldWorkOutFiguresThatDoWithoutWhatMayNotBeRead() {
    source.dispensable = Set.of(TIME);
    source.fail(TIME, new NotEntitledException("scope missing"));
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(refreshed).hasSize(1);
    source.fail(TIME, new SourceUnavailableException("gone for now"));
    run(Trigger.Manual.incremental());
    assertThat(refreshed).as("what failed may be read another time").hasSize(1);
  }

  @Test
  void shouldFailAsAWholeWhenTheSourceCannotBeOpened() {
    source.refusal = new AuthenticationException("wrong client secret");
    SyncReport report = run(Trigger.Manual.incremental());
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.error()).isEqualTo("wrong client secret");
    assertThat(loaded).isEmpty();
  }

  @Test
  void shouldReadFromTheWatermarkLessTheOverlapUnlessAskedForEverything() {
    watermarks.put(TIME, new Watermark(NEW_YEAR));
    run(Trigger.Manual.incremental());
    run(new Trigger.Manual(true, Set.of()));
    assertThat(source.since.get(TIME)).containsExactly(NEW_YEAR.minusSeconds(300), null);
  }

  @Test
  void shouldReadOnlyWhatWasChosenAndWhatItNeeds() {
    run(new Trigger.Webhook(Map.of("costs", Set.of())));
    assertThat(source.since.keySet()).containsExactlyInAnyOrder(STAFF, COSTS);
  }

  @Test
  void shouldReadExactlyTheRecordsThatAWebhookNamesAndMoveNoWatermark() {
    Watermark before = new Watermark(NEW_YEAR);
    watermarks.put(TIME, before);
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), null));
    source.chosen.put("T7", record("T7", time("T7", "S1"), NEW_YEAR.plus(Duration.ofDays(9))));
    source.coverage = Optional.of(new Coverage.Everything());

    SyncReport report = run(new Trigger.Webhook(Map.of("time", Set.of("T7"))));

    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(source.since.get(TIME)).isNull();
    assertThat(loaded.get(1).facts())
        .extracting(item -> item.fact().sourceId())
        .containsExactly("T7");
    assertThat(loaded.get(1).watermark()).isEqualTo(before);
    assertThat(loaded).hasSize(2);
    assertThat(swept).extracting(sweep -> sweep.entity().name()).containsExactly("staff");
  }

  @Test
  void shouldSayThatARecordNamedByAWebhookDidNotCome() {
    source.chosen.put("T7", record("T7", time("T7", "S1"), null));
    source.page(STAFF, record("S1", new Staff("S1", "Ava"), null));

    SyncReport report = run(new Trigger.Webhook(Map.of("time", Set.of("T7", "T8"))));

    assertThat(report.entities().get(1).findings())
        .extracting(Finding::message)
        .containsExactly(
            "xpm/time: 1 of 2 records that the source said had changed did not come; run an"
                + " incremental sync of it");
  }

  @Test
  void shouldRefuseAnUnknownEntityBeforeAnythingIsChanged() {
    assertThatThrownBy(() -> run(new Trigger.Manual(true, Set.of("costs", "invoces"))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("[invoces], which no source has; choose among [costs, staff, time]");
    assertThat(begun).isZero();
    assertThat(source.since).isEmpty();
  }

  @Test
  void shouldTellRecordsTheBaseCurrencyOnceItIsKnown() {
    List<TransformContext> seen = new ArrayList<>();
    source.page(
        STAFF,
        record(
            "O1", new OrganizationProfile("O1", "Us", "NZD", null, null, 3, 31, null, null), null));
    source.page(
        TIME,
        new ScriptedRecord("T1", null) {
          @Override
          public Fact toFact(TransformContext context) {
            seen.add(context);
            return time("T1", "S1");
          }
        });
    run(Trigger.Manual.incremental());
    assertThat(seen).containsExactly(new TransformContext("NZD", true));
  }

  private final class Watermarks implements WatermarkStore {
    @Override
    public Watermark watermark(OrganizationId of, Entity entity) {
      return watermarks.getOrDefault(entity, Watermark.NONE);
    }

    @Override
    public Optional<Backfill> backfill(OrganizationId of, Entity entity) {
      return Optional.empty();
    }
  }

  private SyncReport run(Trigger trigger) {
    return SyncPipeline.builder(new Sessions(), new Watermarks(), new Loader())
        .refresh((session, asAt) -> refreshed.add(asAt))
        .rules(rules)
        .pause((wait, cancellation) -> {})
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
            List.of(source),
            trigger,
            LocalDate.of(2025, 6, 30));
  }

  private final class Loader implements WarehouseLoader {
    @Override
    public LoadedPage load(LoadBatch batch) {
      loaded.add(batch);
      return new LoadedPage(
          new LoadReceipt(batch.facts().size(), 0, 0, batch.quarantined().size()),
          ControlTotal.NOTHING,
          List.of());
    }

    @Override
    public SweepReceipt sweep(Sweep sweep) {
      swept.add(sweep);
      return sweepReceipt;
    }

    @Override
    public long held(OrganizationId whose, Entity entity) {
      return -1;
    }

    @Override
    public Waiting waiting(OrganizationId whose, Entity entity) {
      List<String> ids =
          loaded.stream()
              .filter(batch -> batch.entity().equals(entity))
              .flatMap(batch -> batch.quarantined().stream())
              .map(Quarantined::sourceId)
              .toList();
      return new Waiting(ids.size(), ids, null);
    }

    @Override
    public void release(Release release) {
      throw new AssertionError("Nothing here is asked for again");
    }
  }

  private static TimeEntry time(String id, String staff) {
    return new TimeEntry(id, "J1", staff, null, LocalDate.of(2025, 1, 1), 60, true, null);
  }

  private static SourceRecord record(String id, Fact fact, Instant updatedAt) {
    return new ScriptedRecord(id, updatedAt) {
      @Override
      public Fact toFact(TransformContext context) {
        return fact;
      }
    };
  }

  private static SourceRecord record(String id, RejectedRecordException reason, Instant updatedAt) {
    return new ScriptedRecord(id, updatedAt) {
      @Override
      public Fact toFact(TransformContext context) {
        throw reason;
      }
    };
  }

  private abstract static class ScriptedRecord implements SourceRecord {
    private final String id;
    private final Instant updatedAt;

    ScriptedRecord(String id, Instant updatedAt) {
      this.id = id;
      this.updatedAt = updatedAt;
    }

    @Override
    public String sourceId() {
      return id;
    }

    @Override
    public Instant updatedAt() {
      return updatedAt;
    }

    @Override
    public String rawText() {
      return "raw " + id;
    }
  }

  private final class Sessions implements SyncSessionStore {
    @Override
    public SyncSession begin(OrganizationId whose, Trigger trigger) {
      begun++;
      return new SyncSession(UUID.randomUUID(), whose, 1);
    }

    @Override
    public void finish(SyncSession session, SyncReport report) {
      finished.add(report);
    }

    @Override
    public long fetchedBefore(SyncSession session, Entity entity) {
      return 0;
    }
  }

  private static final class ScriptedSource implements SourceConnector {
    private final Map<Entity, List<Page>> pages = new HashMap<>();
    private final Map<Entity, XeroPulseException> failures = new HashMap<>();
    private final Map<Entity, List<Instant>> since = new HashMap<>();
    private XeroPulseException refusal;
    private Set<Entity> dispensable = Set.of();
    private Optional<Coverage> coverage = Optional.empty();
    private final Map<String, SourceRecord> chosen = new HashMap<>();

    void page(Entity entity, SourceRecord... records) {
      pages.computeIfAbsent(entity, e -> new ArrayList<>()).add(new Page(List.of(records), -1));
    }

    void fail(Entity entity, XeroPulseException failure) {
      failures.put(entity, failure);
    }

    @Override
    public String source() {
      return "xpm";
    }

    @Override
    public List<Entity> entities() {
      return List.of(STAFF, TIME, COSTS);
    }

    @Override
    public Set<Entity> dispensable() {
      return dispensable;
    }

    @Override
    public Extraction open(OrganizationId organization) {
      if (refusal != null) {
        throw refusal;
      }
      return new Extraction() {
        @Override
        public Iterator<Page> pages(Entity entity, Instant modifiedSince) {
          since.computeIfAbsent(entity, e -> new ArrayList<>()).add(modifiedSince);
          if (failures.containsKey(entity)) {
            throw failures.get(entity);
          }
          return pages.getOrDefault(entity, List.of()).iterator();
        }

        @Override
        public Optional<Iterator<Page>> named(Entity entity, Set<String> sourceIds) {
          List<SourceRecord> known =
              sourceIds.stream().map(chosen::get).filter(Objects::nonNull).toList();
          return chosen.isEmpty()
              ? Optional.empty()
              : Optional.of(List.of(new Page(known, -1)).iterator());
        }

        @Override
        public Optional<Coverage> coverage(Entity entity) {
          return coverage;
        }

        @Override
        public ApiUsage usage(Entity entity) {
          return ApiUsage.NONE;
        }

        @Override
        public void close() {}
      };
    }
  }
}
