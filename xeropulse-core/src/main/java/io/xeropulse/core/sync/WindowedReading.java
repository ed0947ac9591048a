package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.state.Backfill;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity's backfill. What is dated in a window comes in the order of changes, so that the newest
 * change loaded tells where it goes on. What changes once the backfill began may move between
 * windows unseen: it moves no watermark, and the incremental reading that follows the last window
 * brings it.
 */
final class WindowedReading {
  /** Several records can have changed in the second at which the last page ended. */
  private static final Duration SAME_SECOND = Duration.ofSeconds(1);

  private final Period length;
  private Backfill stored;
  private Frontier frontier;
  private @Nullable Instant earliest;

  WindowedReading(Backfill stored, Period length) {
    this.stored = stored;
    this.length = length;
    this.frontier = new Frontier(stored.position());
  }

  Backfill backfill() {
    return stored;
  }

  DateWindow window() {
    return stored.window();
  }

  /**
   * A reading of the window begins, from where it is.
   *
   * @param now an instant at which the source's clock was surely no earlier
   */
  void begin(Instant now) {
    frontier = new Frontier(stored.position());
    earliest = now;
  }

  Iterator<Page> pages(Extraction extraction, Entity entity) {
    return extraction.pages(entity, stored.window(), stored.position().readFrom(SAME_SECOND));
  }

  /** What to store with a page of the window. */
  Backfill after(Page page, Instant latest) {
    Instant began = began(page);
    Watermark newest = stored.newest();
    for (SourceRecord record : page.records()) {
      Instant change = record.updatedAt();
      if (change != null && !change.isAfter(began)) {
        newest = newest.advancedTo(change);
      }
    }
    return stored.at(frontier.after(page, latest), began, newest);
  }

  private Instant began(Page page) {
    Instant known = stored.began();
    if (known != null) {
      return known;
    }
    Instant served = page.servedAt();
    return served != null ? served : Objects.requireNonNull(earliest);
  }

  /** What to store at the window's end. */
  Backfill end(long fetched) {
    boolean empty = fetched == 0 && stored.position().newest() == null;
    return stored.next(length, empty);
  }

  void stored(Backfill backfill) {
    stored = backfill;
    frontier.stored(backfill.position());
  }
}
