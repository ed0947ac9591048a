package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.SeenIds;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.proof.HandedOver;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.state.Backfill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far one entity is in a session, from attempt to attempt. */
final class EntityProgress {
  private final Entity entity;
  private final boolean full;
  private final Set<String> named;
  private final Watermark before;
  private final Frontier frontier;
  private final @Nullable WindowedReading windows;
  private Waiting waiting;
  private final Waiting waitingBefore;
  private final NewlyQuarantined newcomers = new NewlyQuarantined();
  private Watermark readAfter;
  private boolean goesBack;
  private boolean goesOn;
  private final Tally tally = new Tally();
  private final List<Finding> findings = new ArrayList<>();
  private final HandedOver handedOver;
  private ControlTotal control = ControlTotal.NOTHING;
  private long fetchedThisTime;
  private long expected = -1;
  private long removed;
  private ApiUsage usage = ApiUsage.NONE;
  private Duration duration = Duration.ZERO;
  private SyncStatus status = SyncStatus.SKIPPED;
  private @Nullable String error = "Not read, because an earlier entity of the same source failed";

  EntityProgress(
      Entity entity,
      Watermark before,
      @Nullable WindowedReading windows,
      Waiting waiting,
      boolean full,
      Set<String> named) {
    this.entity = entity;
    this.handedOver = new HandedOver(entity);
    this.windows = windows;
    this.full = full;
    this.named = named;
    this.before = before;
    this.waiting = waiting;
    this.waitingBefore = waiting;
    this.frontier = new Frontier(full ? Watermark.NONE : before);
    this.readAfter = frontier.safe();
  }

  Entity entity() {
    return entity;
  }

  boolean full() {
    return full;
  }

  /** The only records to read, or none for all that changed. */
  Set<String> named() {
    return named;
  }

  Watermark before() {
    return before;
  }

  Frontier frontier() {
    return frontier;
  }

  /** Everything that changed after this comes in the reading at hand. */
  Watermark readAfter() {
    return readAfter;
  }

  /** From where a record comes again that came just now and has no identifier. */
  Watermark place() {
    WindowedReading left = windowsLeft();
    if (left != null) {
      return left.backfill().position();
    }
    return goesBack ? readAfter : frontier.safe();
  }

  /** The windows of its backfill, or null once all of them were read, or if there are none. */
  @Nullable WindowedReading windowsLeft() {
    return windows != null && windows.backfill().windowsLeft() ? windows : null;
  }

  /** Its backfill, or null once it is complete, or if there is none. */
  @Nullable WindowedReading unfinished() {
    return windows == null || windows.backfill().complete() ? null : windows;
  }

  PageProgress page(Duration elapsed) {
    WindowedReading left = windowsLeft();
    return left == null
        ? new PageProgress(entity, fetchedThisTime, expected, elapsed)
        : new PageProgress(
            entity,
            fetchedThisTime,
            expected,
            elapsed,
            left.backfill().windowsDone(),
            left.backfill().windowsExpected());
  }

  /** Whether it stands between two readings of its backfill, of which the first came to its end. */
  boolean goesOn() {
    return goesOn;
  }

  /** A window was read to its end, and there is more to read. */
  void endedWindow() {
    goesOn = true;
    Backfill backfill = Objects.requireNonNull(windows).backfill();
    stopped(
        SyncStatus.SKIPPED,
        windowsLeft() == null
            ? "All windows of its backfill were read; the next sync reads what changed meanwhile"
            : "%d of at most %d windows of its backfill were read; the next sync goes on with what is dated %s"
                .formatted(backfill.windowsDone(), backfill.windowsExpected(), backfill.window()));
  }

  /** Whether anything of it was or came into quarantine. */
  boolean anyMayWait() {
    return waiting.records() > 0 || tally.receipt().quarantined() > 0;
  }

  void waiting(Waiting now) {
    waiting = now;
  }

  /** These came into quarantine, or came there again. */
  void quarantined(List<Quarantined> records) {
    newcomers.add(records, waitingBefore);
  }

  /** What came into quarantine and waits there now, in a sentence, or null. */
  @Nullable String newlyWaiting() {
    return newcomers.told(entity, waitingBefore, waiting);
  }

  /** Records of the reading at hand that came without identifier. */
  long unnamed() {
    return tally.unnamed();
  }

  /** Records of the reading at hand, or of the last one. */
  long fetchedThisTime() {
    return fetchedThisTime;
  }

  long expected() {
    return expected;
  }

  Duration duration() {
    return duration;
  }

  /** A reading begins, the first or another one. */
  void begin() {
    goesOn = false;
    frontier.restart();
    fetchedThisTime = 0;
    expected = -1;
    tally.begin();
    if (frontier.safe().newest() == null && windows == null) {
      handedOver.forget(id -> true);
    }
    Watermark unnamedAfter = waiting.unnamedAfter();
    goesBack = unnamedAfter != null && unnamedAfter.before(frontier.safe());
    readAfter = goesBack && unnamedAfter != null ? unnamedAfter : frontier.safe();
  }

  /** What comes now is the whole list, announced anew. */
  void beginWhole() {
    fetchedThisTime = 0;
    expected = -1;
  }

  /** Every id of the reading at hand. */
  SeenIds seen() {
    return tally.seen();
  }

  /** Counted only once written: the report never claims what the warehouse does not hold. */
  void loaded(Page page, LoadBatch batch, LoadedPage loaded) {
    tally.loaded(page, batch, loaded);
    fetchedThisTime += page.records().size();
    expected = Math.max(expected, page.expectedRecords());
    control = control.plus(loaded.total());
  }

  /** Remembers a page, to compare it with what the warehouse holds in the end. */
  void handOver(LoadBatch batch, LoadedPage loaded) {
    handedOver.add(batch.page(), loaded.total(), loaded.held());
  }

  HandedOver handedOver() {
    return handedOver;
  }

  void found(Finding finding) {
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void spent(ApiUsage more) {
    usage = usage.plus(more);
  }

  void took(Duration inAll) {
    duration = inAll;
  }

  void done(SweepReceipt swept) {
    removed += swept.removed();
    if (swept.removed() > 0) {
      handedOver.forget(id -> !seen().contains(id));
    }
    boolean clean = waiting.records() == 0 && findings.isEmpty() && swept.withheld() == 0;
    status = clean ? SyncStatus.COMPLETED : SyncStatus.PARTIAL;
    error = clean ? null : whyPartial(swept);
  }

  private String whyPartial(SweepReceipt swept) {
    if (swept.withheld() > 0) {
      return "%d records of %s are gone at the source, too many to believe; nothing was removed. If they were deleted on purpose, raise the warehouse's sweep limit for one sync"
          .formatted(swept.withheld(), entity);
    }
    return findings.isEmpty()
        ? "%d of its records are in quarantine; look at their reasons".formatted(waiting.records())
        : findings.get(0).message();
  }

  void stopped(SyncStatus how, @Nullable String why) {
    status = how;
    error = why;
  }

  SyncStatus status() {
    return status;
  }

  /** Whether another attempt has nothing left to do here. */
  boolean settled() {
    return readToItsEnd() || status == SyncStatus.NOT_ENTITLED;
  }

  boolean readToItsEnd() {
    return status == SyncStatus.COMPLETED || status == SyncStatus.PARTIAL;
  }

  EntityReport report() {
    Watermark after = before.advancedTo(frontier.safe().newest());
    return new EntityReport(
        entity,
        status,
        tally.readings(),
        tally.repeated(),
        tally.receipt(),
        removed,
        waiting.records(),
        usage,
        before,
        after,
        duration,
        control,
        findings,
        windows == null ? null : windows.backfill(),
        error);
  }
}
