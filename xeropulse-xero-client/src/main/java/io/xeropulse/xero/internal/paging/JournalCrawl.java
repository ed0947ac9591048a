package io.xeropulse.xero.internal.paging;

import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.Envelope;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals by number, up to 100 at a time, each time those after the last one seen. Journals
 * never change, so nothing can slip.
 */
public final class JournalCrawl implements Iterator<RecordPage> {
  private static final int MOST = 100;

  private final PageReader reader;
  private final @Nullable Instant modifiedSince;
  private long last;
  private boolean done;

  /**
   * Creates a crawl; nothing is asked yet.
   *
   * @param reader what reads
   * @param after journals up to this number are left out; 0 for none
   * @param modifiedSince only journals made since; null for all
   */
  public JournalCrawl(PageReader reader, long after, @Nullable Instant modifiedSince) {
    this.reader = reader;
    this.last = after;
    this.modifiedSince = modifiedSince;
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
    Envelope envelope = reader.readAfter(last, modifiedSince);
    long newest = last;
    for (RawRecord journal : envelope.records()) {
      newest = Math.max(newest, number(journal));
    }
    done = envelope.records().size() < MOST;
    if (!done && newest == last) {
      throw reader.malformed(
          0, "repeats journals up to number %d, so the list would never end".formatted(last));
    }
    last = newest;
    return new RecordPage(envelope.records(), -1, CrawlPass.serverTime(envelope));
  }

  private static long number(RawRecord journal) {
    try {
      Long number = journal.fields().whole("JournalNumber");
      return number == null ? 0 : number;
    } catch (RejectedRecordException unreadable) {
      return 0;
    }
  }
}
