package io.xeropulse.xero.internal.paging;

import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.Envelope;
import io.xeropulse.xero.internal.wire.Envelope.Pagination;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One walk from page 1 to the last page, and what it tells of records that moved meanwhile. */
final class CrawlPass {
  /** A page is put together a little before its envelope is dated. */
  private static final Duration ASSEMBLY = Duration.ofSeconds(2);

  private final PageReader reader;
  private final String idField;
  private final SeenIds seen = new SeenIds();
  private final SeenIds seenPages = new SeenIds();
  private final List<Boundary> boundaries = new ArrayList<>();
  private int page;
  private long taken;
  private long announced = -1;
  private boolean shrank;
  private @Nullable Instant slipped;

  CrawlPass(PageReader reader) {
    this.reader = reader;
    this.idField = reader.resource().idField();
  }

  int nextPage() {
    return ++page;
  }

  void take(List<RawRecord> records, Envelope envelope) {
    Pagination pagination = envelope.pagination();
    if (pagination != null) {
      check(pagination);
    }
    if (!records.isEmpty() && !seenPages.add(fingerprint(records))) {
      throw reader.malformed(page, "repeats an earlier page, so the list would never end");
    }
    taken += records.size();
    for (RawRecord record : records) {
      String id = record.id(idField);
      if (id != null && !seen.add(id)) {
        movedAt(record.updatedAt());
      }
    }
    boundaries.add(new Boundary(serverTime(envelope), newest(records)));
  }

  /** From when to read again, or empty if nothing can have slipped through. */
  Optional<Instant> end() {
    if (announced >= 0 && taken != announced) {
      if (!shrank) {
        throw reader.malformed(
            page,
            "ends a list of %d records that was announced with %d; read it again"
                .formatted(taken, announced));
      }
      movedAt(null);
    }
    return Optional.ofNullable(slipped);
  }

  private void check(Pagination pagination) {
    if (pagination.page() > 0 && pagination.page() != page) {
      throw reader.malformed(
          page, "came as page %d; report it to Xero".formatted(pagination.page()));
    }
    shrank |= pagination.itemCount() < announced;
    announced = pagination.itemCount();
  }

  /** A record was read, changed and read again: those behind its old place moved up by one. */
  private void movedAt(@Nullable Instant change) {
    Instant from = null;
    for (Boundary boundary : boundaries) {
      boolean before =
          change != null
              && boundary.serverTime() != null
              && boundary.serverTime().plus(ASSEMBLY).isBefore(change);
      if (from == null || before) {
        from = boundary.newest();
      }
    }
    if (from != null && (slipped == null || from.isBefore(slipped))) {
      slipped = from;
    }
  }

  private static String fingerprint(List<RawRecord> records) {
    return records.get(0).text() + records.get(records.size() - 1).text();
  }

  static @Nullable Instant serverTime(Envelope envelope) {
    try {
      return envelope.fields().instant("DateTimeUTC");
    } catch (RejectedRecordException unreadable) {
      return null;
    }
  }

  private static @Nullable Instant newest(List<RawRecord> records) {
    Instant newest = null;
    for (RawRecord record : records) {
      Instant updated = record.updatedAt();
      if (updated != null && (newest == null || updated.isAfter(newest))) {
        newest = updated;
      }
    }
    return newest;
  }

  /** The end of a page: when Xero made it, and the newest change on it. */
  private record Boundary(@Nullable Instant serverTime, @Nullable Instant newest) {}
}
