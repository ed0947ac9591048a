package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.notice.LogNotifier;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.trigger.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host is told of a session, and that telling it changes nothing. */
class SessionNewsTest {
  private static final Entity CONTACTS = new Entity("xero", "contacts", false);
  private static final Instant T0 = Instant.parse("2025-06-30T00:00:00Z");
  private static final Instant NOW = T0.plus(Duration.ofDays(1));

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final PagedSource source = new PagedSource(CONTACTS);
  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final List<Notice> notices = new ArrayList<>();
  private Notifier notifier = notices::add;
  private SyncListener listener = SyncListener.NONE;
  private RefreshTarget refresh = (session, asAt) -> {};
  private SyncSessionStore sessions = warehouse;

  /** Throws whatever it is told, as a host's broken mail server or an older metrics library do. */
  private record Broken(boolean error) implements SyncListener, Notifier {
    private <T extends Throwable> void fail() throws T {
      @SuppressWarnings("unchecked")
      T thrown = (T) (error ? new NoSuchMethodError("record") : new IllegalStateException("mail"));
      throw thrown;
    }

    @Override
    public void started(SyncSession session) {
      this.<RuntimeException>fail();
    }

    @Override
    public void page(SyncSession session, PageProgress progress) {
      this.<RuntimeException>fail();
    }

    @Override
    public void retry(SyncSession session, int no, XeroPulseException failure, Duration wait) {
      this.<RuntimeException>fail();
    }

    @Override
    public void entity(SyncSession session, EntityReport report) {
      this.<RuntimeException>fail();
    }

    @Override
    public void finished(SyncReport report) {
      this.<RuntimeException>fail();
    }

    @Override
    public void notify(Notice notice) {
      this.<RuntimeException>fail();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndAsIfNobodyListenedWhateverListenerAndNotifierThrow(boolean error) {
    fill(9);
    source.garbled.add("C7");
    failOnce(2, new SourceUnavailableException("502"));
    SyncReport quiet = sync();
    SessionNewsTest other = new SessionNewsTest();
    other.fill(9);
    other.source.garbled.add("C7");
    other.failOnce(2, new SourceUnavailableException("502"));
    other.listener = new Broken(error);
    other.notifier = new Broken(error);
    SyncReport told = other.sync();
    assertThat(told.status()).isEqualTo(quiet.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(told.entities())
        .extracting(EntityReport::status, EntityReport::fetched, EntityReport::waiting)
        .isEqualTo(
            quiet.entities().stream()
                .map(e -> org.assertj.core.groups.Tuple.tuple(e.status(), e.fetched(), e.waiting()))
                .toList());
    assertThat(told.attempts()).hasSameSizeAs(quiet.attempts());
    assertThat(other.warehouse.finished)
        .extracting(SyncReport::status)
        .containsExactly(told.status());
  }

  @Test
  void shouldCloseTheSessionAndTellItsStackWhenAnErrorIsRaised() {
    fill(1);
    warehouse.beforeLoad =
        () -> {
          throw new NoSuchMethodError("a class of another version");
        };
    assertThatThrownBy(this::sync).isInstanceOf(NoSuchMethodError.class);
    assertThat(warehouse.finished)
        .extracting(SyncReport::status)
        .containsExactly(SyncStatus.FAILED);
    assertThat(warehouse.finished.get(0).error()).contains("a class of another version");
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.CRITICAL);
    assertThat(notices.get(0).cause()).isInstanceOf(NoSuchMethodError.class);
  }

  @Test
  void shouldTellASuccessWithItsSession() {
    fill(3);
    SyncReport report = sync();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.COMPLETED);
    assertThat(notices.get(0).session()).isEqualTo(report.session());
    assertThat(notices.get(0).message()).contains("3 records");
  }

  @Test
  void shouldTellOnceWhatCameIntoQuarantine() {
    fill(9);
    source.garbled.add("C7");
    sync();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.QUARANTINED);
    assertThat(notices.get(0).message())
        .contains("xero/contacts", "1 record", "C7", "Name is missing");
    sync();
    assertThat(notices).hasSize(1);
    source.garbled.add("C8");
    source.put(CONTACTS, "C8", T0.plus(Duration.ofHours(2)));
    sync();
    assertThat(notices).hasSize(2);
    assertThat(notices.get(1).message()).contains("C8", "2 wait");
  }

  @Test
  void shouldTellNothingOfARecordThatLeftQuarantineInTheSameSession() {
    fill(9);
    source.garbled.add("C7");
    source.beforeCall = call -> source.garbled.clear();
    warehouse.beforeLoad = () -> source.garbled.clear();
    sync();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.COMPLETED);
  }

  @Test
  void shouldKeepTheInstantAtWhichALimitEndsThoughTheSessionBreaksOff() {
    fill(1);
    failOnce(1, new RateLimitException("day", Duration.ofHours(9), NOW));
    BranchingSource xpm = new BranchingSource("xpm");
    xpm.add("jobs", 1);
    xpm.gate =
        (entity, page) -> {
          if (xpm.calls.get(entity).get() == 1) {
            throw new SourceUnavailableException("502");
          }
          throw new IllegalStateException("a defect");
        };
    assertThatThrownBy(() -> sync(List.of(source, xpm))).hasMessage("a defect");
    SyncReport stored = warehouse.finished.get(0);
    assertThat(stored.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(stored.resumeAt()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(9)));
    assertThat(stored.attempts()).isNotEmpty();
    assertThat(notices)
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.SUSPENDED, Notice.Kind.CRITICAL);
  }

  @Test
  void shouldCloseTheSessionThoughTheDatabaseIsAwayForAMoment() {
    fill(1);
    failOnce(1, new RateLimitException("day", Duration.ofHours(9), NOW));
    int[] refusals = {2};
    sessions = new FailingEnd(refusals);
    SyncReport report = sync();
    assertThat(report.status()).isEqualTo(SyncStatus.SUSPENDED);
    assertThat(warehouse.finished).containsExactly(report);
    assertThat(report.resumeAt()).isNotNull();
    refusals[0] = 99;
    assertThatThrownBy(this::sync).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void shouldLogTheStackOfWhatNobodyExpectedAndOneLineForEachOutcome() {
    fill(1);
    notifier = new LogNotifier();
    String completed = logged(this::sync);
    assertThat(completed.lines().filter(line -> line.contains("completed")))
        .hasSize(1)
        .allMatch(line -> line.contains(organization.toString()));
    refresh =
        (session, asAt) -> {
          throw new IllegalStateException("a defect");
        };
    String failed = logged(() -> assertThatThrownBy(this::sync).hasMessage("a defect"));
    assertThat(failed).contains("CRITICAL", "java.lang.IllegalStateException: a defect", "\tat ");
    assertThat(failed.lines().filter(line -> line.contains(" failed"))).hasSize(1);
  }

  private static String logged(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** A database that is away when sessions end, so many times. */
  private final class FailingEnd implements SyncSessionStore {
    private final int[] times;

    FailingEnd(int[] times) {
      this.times = times;
    }

    @Override
    public SyncSession begin(OrganizationId of, Trigger trigger) {
      return warehouse.begin(of, trigger);
    }

    @Override
    public void finish(SyncSession session, SyncReport report) {
      if (times[0]-- > 0) {
        throw new StorageUnavailableException("restarting", null);
      }
      warehouse.finish(session, report);
    }

    @Override
    public long fetchedBefore(SyncSession session, Entity entity) {
      return warehouse.fetchedBefore(session, entity);
    }
  }

  private void fill(int records) {
    for (int i = 0; i < records; i++) {
      source.put(CONTACTS, "C" + i, T0.plus(Duration.ofMinutes(i)));
    }
  }

  private void failOnce(int atCall, XeroPulseException failure) {
    source.beforeCall =
        call -> {
          if (call == atCall) {
            throw failure;
          }
        };
  }

  private SyncReport sync() {
    return sync(List.of(source));
  }

  private SyncReport sync(List<SourceConnector> sources) {
    return SyncPipeline.builder(sessions, warehouse, warehouse)
        .pause((wait, ignored) -> {})
        .recovery(RecoveryPolicy.standard(new SplittableRandom(1)))
        .notifier(notifier)
        .listener(listener)
        .refresh((session, asAt) -> refresh.refresh(session, asAt))
        .clock(() -> NOW)
        .entitiesAtOnce(1)
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneOffset.UTC),
            sources,
            Trigger.Manual.incremental(),
            LocalDate.of(2025, 6, 30));
  }
}
