package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.extract.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an entity's reading may be said to have come. It moves with every page while the source
 * keeps the order of changes; a page out of order could be followed by older changes, so from then
 * on it moves only at the end.
 */
final class Frontier {
  private Watermark safe;
  private Watermark newest;
  private boolean ordered = true;
  private @Nullable Instant last;

  Frontier(Watermark start) {
    this.safe = start;
    this.newest = start;
  }

  /**
   * Takes a page in.
   *
   * @param page the page
   * @param latest changes later than this are no time of the source's and move nothing
   * @return the watermark that may be stored with it
   */
  Watermark after(Page page, Instant latest) {
    for (SourceRecord record : page.records()) {
      Instant change = record.updatedAt();
      if (change != null && !change.isAfter(latest)) {
        ordered &= last == null || !change.isBefore(last);
        last = change;
        newest = newest.advancedTo(change);
      }
    }
    return ordered ? newest : safe;
  }

  /** What was loaded, and with which watermark; before that, nothing has moved. */
  void stored(Watermark watermark) {
    safe = watermark;
  }

  /** Where the warehouse stands. */
  Watermark safe() {
    return safe;
  }

  /** The newest change seen; once the source has nothing more, everything up to it is behind us. */
  Watermark newest() {
    return newest;
  }

  /** A new reading of the same entity, from where this one is. */
  void restart() {
    newest = safe;
    ordered = true;
    last = null;
  }
}
