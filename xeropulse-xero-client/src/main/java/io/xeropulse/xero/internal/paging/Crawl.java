package io.xeropulse.xero.internal.paging;

import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.xero.internal.wire.Envelope;
import io.xeropulse.xero.internal.wire.Envelope.Pagination;
import io.xeropulse.xero.internal.wire.RawRecord;
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
public final class Crawl implements Iterator<RecordPage> {
  /** How many records a page has where Xero lets us choose. */
  public static final int PAGE_SIZE = 1_000;

  private static final int SMALL_PAGE_SIZE = 100;
  private static final int MOST_RESTARTS = 20;
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final PageReader reader;
  private final Resource resource;
  private @Nullable Instant modifiedSince;
  private CrawlPass pass;
  private int restarts;
  private boolean done;

  /**
   * Creates a crawl; nothing is asked yet.
   *
   * @param reader what reads a page
   * @param modifiedSince only what changed since; null for everything
   */
  public Crawl(PageReader reader, @Nullable Instant modifiedSince) {
    this.reader = reader;
    this.resource = reader.resource();
    this.modifiedSince = modifiedSince;
    this.pass = new CrawlPass(reader);
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public RecordPage next() {
    if (done) {
      throw new NoSuchElementException("The last page was read");
    }
    int number = pass.nextPage();
    Envelope envelope = reader.read(number, modifiedSince);
    List<RawRecord> records = envelope.records();
    Pagination pagination = envelope.pagination();
    pass.take(records, envelope);
    if (isLast(number, records.size(), pagination)) {
      endPass();
    }
    return new RecordPage(
        records, pagination == null ? -1 : pagination.itemCount(), CrawlPass.serverTime(envelope));
  }

  private boolean isLast(int number, int size, @Nullable Pagination pagination) {
    boolean largePages = resource.can(Feature.PAGES);
    if (size == 0 || (!largePages && !resource.can(Feature.SMALL_PAGES))) {
      return true;
    }
    if (pagination == null || pagination.pageCount() < 0) {
      return size < (largePages ? PAGE_SIZE : SMALL_PAGE_SIZE);
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
              .formatted(reader.list()));
    }
    modifiedSince = slipped.get().minus(OVERLAP);
    pass = new CrawlPass(reader);
  }
}
