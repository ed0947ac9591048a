package io.xeropulse.xpm;

import io.xeropulse.xpm.internal.wire.RecordReader;
import io.xeropulse.xpm.internal.wire.WireRecord;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The records of one answer, which is let go at its end. Not thread-safe. */
final class WireRecords implements Iterator<WireRecord> {
  private final RecordReader reader;
  private @Nullable WireRecord next;
  private boolean ended;

  WireRecords(RecordReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = reader.next();
      if (next == null) {
        ended = true;
        reader.close();
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
