package io.xeropulse.xpm.internal;

import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of records into pages, for loading; XPM's own lists have none. Not thread-safe.
 *
 * @param <T> the records as they are read
 */
public final class Pages<T> implements Iterator<Page> {
  private static final int SIZE = 1_000;
  private static final long UNKNOWN = -1;

  private final Iterator<T> records;
  private final Function<T, @Nullable SourceRecord> translate;

  /**
   * Starts cutting.
   *
   * @param records the records, read only as pages are asked for
   * @param translate says each record to the pipeline; one for which it gives null is left out
   */
  public Pages(Iterator<T> records, Function<T, @Nullable SourceRecord> translate) {
    this.records = records;
    this.translate = translate;
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public Page next() {
    if (!records.hasNext()) {
      throw new NoSuchElementException();
    }
    List<SourceRecord> page = new ArrayList<>(SIZE);
    while (page.size() < SIZE && records.hasNext()) {
      SourceRecord record = translate.apply(records.next());
      if (record != null) {
        page.add(record);
      }
    }
    return new Page(page, UNKNOWN);
  }
}
