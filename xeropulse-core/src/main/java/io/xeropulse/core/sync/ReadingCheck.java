package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.proof.Finding.Kind;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import java.time.Instant;

/** Asks of every reading whether it can be complete. */
final class ReadingCheck {
  private final SyncSession session;
  private final SyncSessionStore sessions;

  ReadingCheck(SyncSession session, SyncSessionStore sessions) {
    this.session = session;
    this.sessions = sessions;
  }

  /** A page was loaded. */
  void page(EntityProgress progress, Page page, LoadReceipt loaded, Instant latest) {
    long accounted =
        loaded.inserted() + loaded.updated() + loaded.unchanged() + loaded.quarantined();
    if (accounted != page.records().size() || loaded.unchanged() < 0) {
      find(
          progress,
          Kind.CONTROL_TOTAL,
          "the warehouse accounts for %d of a page's %d records; compare the table with the source"
              .formatted(accounted, page.records().size()));
    }
    for (SourceRecord record : page.records()) {
      Instant change = record.updatedAt();
      if (change != null && change.isAfter(latest)) {
        find(
            progress,
            Kind.WATERMARK_AHEAD,
            "%s says it changed at %s, which has not come yet; it was loaded, but the next reading does not start there"
                .formatted(
                    record.sourceId() == null
                        ? "a record without identifier"
                        : "record " + record.sourceId(),
                    change));
      }
    }
  }

  /** The source says that this was all. */
  void end(EntityProgress progress, ApiUsage spent) {
    announced(progress, "");
    if (progress.fetchedThisTime() == 0 && spent.calls() > 0) {
      silence(progress);
    }
    Instant before = progress.before().newest();
    Instant newest = progress.frontier().newest().newest();
    if (progress.full() && before != null && newest != null && newest.isBefore(before)) {
      find(
          progress,
          Kind.WATERMARK_BACKWARDS,
          "everything was read, but the newest change is of %s where %s was seen before; was the organisation reset?"
              .formatted(newest, before));
    }
  }

  /** The source says that this was all that is dated in a window. None is no news. */
  void window(EntityProgress progress, DateWindow window) {
    announced(progress, " dated " + window);
  }

  private void announced(EntityProgress progress, String which) {
    if (progress.fetchedThisTime() < progress.expected()) {
      find(
          progress,
          Kind.MISSING_RECORDS,
          "%d records%s were announced and %d came; run a full sync of it"
              .formatted(progress.expected(), which, progress.fetchedThisTime()));
    }
  }

  /** The source says that these were all the chosen records. */
  void named(EntityProgress progress) {
    long missing = progress.named().stream().filter(id -> !progress.seen().contains(id)).count();
    if (missing > 0) {
      find(
          progress,
          Kind.MISSING_RECORDS,
          "%d of %d records that the source said had changed did not come; run an incremental sync of it"
              .formatted(missing, progress.named().size()));
    }
  }

  private void silence(EntityProgress progress) {
    if (progress.before().newest() != null) {
      find(
          progress,
          Kind.SILENCE,
          "no records came, although the one changed at %s should come again; check the connection's rights and run a full sync of it"
              .formatted(progress.before().newest()));
    } else if (sessions.fetchedBefore(session, progress.entity()) > 0) {
      find(
          progress,
          Kind.SILENCE,
          "no records came, although the last sync found some; check the connection's rights");
    }
  }

  private static void find(EntityProgress progress, Kind kind, String what) {
    progress.found(new Finding(kind, progress.entity() + ": " + what));
  }
}
