package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.load.SeenIds;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a backfill brought against the list's own count: a record without a date is in no
 * window, and comes with what changed meanwhile only if it did. Used for one entity.
 */
final class ListCount {
  private final SyncSession session;
  private final WarehouseLoader loader;
  private final Extraction extraction;
  private final EntityProgress progress;
  private final EarlyEnd end;

  ListCount(
      SyncSession session,
      WarehouseLoader loader,
      Extraction extraction,
      EntityProgress progress,
      EarlyEnd end) {
    this.session = session;
    this.loader = loader;
    this.extraction = extraction;
    this.progress = progress;
    this.end = end;
  }

  /**
   * Asks the source, and reads the list whole if the warehouse has fewer records of it. It is asked
   * once what changed meanwhile is loaded: one created before that would stand in for one that is
   * missing, and one created after it costs no more than the reading.
   *
   * @param load loads a page
   * @return whether it came to its end; otherwise the session is to end early
   */
  boolean settle(Consumer<Page> load) {
    long held = held();
    if (held < 0) {
      return true;
    }
    long listed = extraction.count(progress.entity());
    if (held >= listed) {
      return true;
    }
    Instant caughtUp = progress.frontier().newest().newest();
    progress.beginWhole();
    SeenIds seen = new SeenIds();
    long served = 0;
    long later = 0;
    Iterator<Page> pages = extraction.pages(progress.entity(), null);
    while (!end.requested() && pages.hasNext()) {
      Page page = pages.next();
      load.accept(page);
      for (SourceRecord record : page.records()) {
        String id = record.sourceId();
        if (id == null || seen.add(id)) {
          served++;
          later += isAfter(record.updatedAt(), caughtUp) ? 1 : 0;
        }
      }
    }
    if (end.requested()) {
      return false;
    }
    long more = held() - held - later;
    if (more > 0) {
      found(
          "its windows of dates and what changed meanwhile brought %d records, but the list has %d; it was read whole, which brought %d more. Look at its quarantine for records without a date"
              .formatted(held, listed, more));
    }
    // Not what the warehouse has: it counts no document of a kind that we do not know.
    if (served < listed) {
      found(
          "the list says that it has %d records, but brought %d when it was read whole; compare it with the source and run a full sync of it"
              .formatted(listed, served));
    }
    return true;
  }

  private static boolean isAfter(@Nullable Instant change, @Nullable Instant caughtUp) {
    return change != null && (caughtUp == null || change.isAfter(caughtUp));
  }

  private void found(String what) {
    progress.found(new Finding(Finding.Kind.MISSING_RECORDS, progress.entity() + ": " + what));
  }

  private long held() {
    return loader.held(session.organization(), progress.entity());
  }
}
