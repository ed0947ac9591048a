package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Holds what a backfill brought against the list's own count: a record without a date is in no
 * window, and comes with what changed meanwhile only if it did. Used for one entity.
 */
final class ListCount {
  private final SyncSession session;
  private final WarehouseLoader loader;
  private final Extraction extraction;
  private final EntityProgress progress;
  private long listed = -1;

  ListCount(
      SyncSession session, WarehouseLoader loader, Extraction extraction, EntityProgress progress) {
    this.session = session;
    this.loader = loader;
    this.extraction = extraction;
    this.progress = progress;
  }

  /** Asks the source; what is added later comes with the reading of what changed meanwhile. */
  void ask() {
    listed = extraction.count(progress.entity());
  }

  /** Reads the list whole if the warehouse has fewer records of it. */
  void settle(Consumer<Page> load) {
    long held = held();
    if (held < 0 || held >= listed) {
      return;
    }
    Iterator<Page> pages = extraction.pages(progress.entity(), null);
    while (pages.hasNext()) {
      load.accept(pages.next());
    }
    long more = held() - held;
    if (more > 0) {
      progress.found(
          new Finding(
              Finding.Kind.MISSING_RECORDS,
              "%s: its windows of dates and what changed meanwhile brought %d records, but the list has %d; it was read whole, which brought %d more. Look at its quarantine for records without a date"
                  .formatted(progress.entity(), held, listed, more)));
    }
  }

  private long held() {
    return loader.held(session.organization(), progress.entity());
  }
}
