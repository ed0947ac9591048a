package io.xeropulse.xpm;

import io.xeropulse.xpm.internal.wire.RecordReader;
import io.xeropulse.xpm.internal.wire.WireRecord;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The records of page after page, each asked for when its turn comes. Not thread-safe. */
final class PagedRecords implements Iterator<WireRecord> {
  private final Listing listing;
  private final TypedReads.NextPage nextPage;
  private final XpmCalls calls;
  private @Nullable Map<String, String> query;
  private @Nullable RecordReader page;
  private @Nullable WireRecord next;
  private boolean empty = true;

  PagedRecords(
      Listing listing, Map<String, String> query, TypedReads.NextPage nextPage, XpmCalls calls) {
    this.listing = listing;
    this.query = query;
    this.nextPage = nextPage;
    this.calls = calls;
  }

  @Override
  public boolean hasNext() {
    while (next == null && query != null) {
      if (page == null) {
        page = calls.open(listing, query);
        empty = true;
      }
      next = page.next();
      if (next == null) {
        query = nextPage.after(page, query, empty);
        page.close();
        page = null;
      } else {
        empty = false;
      }
    }
    return next != null;
  }

  @Override
  public WireRecord next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    WireRecord record = next;
    next = null;
    return record;
  }
}
