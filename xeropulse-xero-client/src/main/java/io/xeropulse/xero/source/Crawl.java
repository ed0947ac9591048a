package io.xeropulse.xero.source;

import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.internal.wire.Envelope;
import io.xeropulse.xero.internal.wire.Envelope.Pagination;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entity page after page to its end. Xero lists records in the order of their changes, so
 * a record that changes during the reading moves to the end and lets those behind it slip over a
 * page boundary unseen; the reading then starts again a little before the first boundary concerned.
 */
final class Crawl implements Iterator<Page> {
  private static final int MOST_RESTARTS = 20;
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final PageReader reader;
  private final XeroEntity entity;
  private @Nullable Instant modifiedSince;
  private CrawlPass pass;
  private int restarts;
  private boolean done;

  Crawl(PageReader reader, XeroEntity entity, @Nullable Instant modifiedSince) {
    this.reader = reader;
    this.entity = entity;
    this.modifiedSince = modifiedSince;
    this.pass = new CrawlPass(reader);
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public Page next() {
    if (done) {
      throw new NoSuchElementException("The last page was read");
    }
    int number = pass.nextPage();
    Envelope envelope = reader.read(number, modifiedSince);
    List<SourceRecord> records =
        envelope.records().stream().<SourceRecord>map(raw -> new XeroRecord(entity, raw)).toList();
    Pagination pagination = envelope.pagination();
    pass.take(records, envelope);
    if (isLast(number, records.size(), pagination)) {
      endPass();
    }
    return new Page(records, pagination == null ? -1 : pagination.itemCount());
  }

  private boolean isLast(int number, int size, @Nullable Pagination pagination) {
    if (!entity.can(XeroEntity.Feature.PAGES) || size == 0) {
      return true;
    }
    if (pagination == null || pagination.pageCount() < 0) {
      return size < XeroEntity.PAGE_SIZE;
    }
    return number >= pagination.pageCount();
  }

  private void endPass() {
    Optional<Instant> slipped = pass.end();
    if (slipped.isEmpty()) {
      done = true;
      return;
    }
    restarts++;
    if (restarts > MOST_RESTARTS) {
      throw new SourceUnavailableException(
          "Records of %s change faster than they can be read; try again at a quieter time"
              .formatted(entity.entity()));
    }
    modifiedSince = slipped.get().minus(OVERLAP);
    pass = new CrawlPass(reader);
  }
}
