package io.xeropulse.xpm;

import io.xeropulse.xpm.internal.wire.WireRecord;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The records of neighbouring windows, without those that the window before gave already: windows
 * overlap, and a record without a date is in all of them. Not thread-safe.
 */
final class WindowedRecords implements Iterator<WireRecord> {
  private final Iterator<Window> windows;
  private final Function<Window, Iterator<WireRecord>> ask;
  private final Function<WireRecord, String> key;
  private Iterator<WireRecord> current = List.<WireRecord>of().iterator();
  private Set<String> before = Set.of();
  private Set<String> given = new HashSet<>();
  private @Nullable WireRecord next;

  WindowedRecords(
      List<Window> windows,
      Function<Window, Iterator<WireRecord>> ask,
      Function<WireRecord, String> key) {
    this.windows = windows.iterator();
    this.ask = ask;
    this.key = key;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (current.hasNext() || windows.hasNext())) {
      if (current.hasNext()) {
        WireRecord record = current.next();
        String id = key.apply(record);
        given.add(id);
        next = before.contains(id) ? null : record;
      } else {
        before = given;
        given = new HashSet<>();
        current = ask.apply(windows.next());
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
