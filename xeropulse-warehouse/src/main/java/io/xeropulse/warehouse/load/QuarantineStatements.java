package io.xeropulse.warehouse.load;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.warehouse.access.RoundTrip;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts records into quarantine, and lets those out that were loaded since. */
final class QuarantineStatements {
  private static final String PUT_IN =
      """
      insert into quarantine as q
        (organization_id, source, entity, record_key, source_id, rule, reason, raw_text, first_seen_at,
        last_seen_at, came_after)
      select %1$s, ?, ?, i.key, i.source_id, i.rule, i.reason, i.raw, s.seen_at, s.seen_at, i.came_after
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[])
        as i (key, source_id, rule, reason, raw, came_after)
      cross join (values (?::timestamptz)) as s (seen_at)
      on conflict (organization_id, source, entity, record_key) do update
      set rule = excluded.rule, reason = excluded.reason, raw_text = excluded.raw_text,
        last_seen_at = excluded.last_seen_at, times_seen = q.times_seen + 1,
        came_after = case when q.came_after is null or excluded.came_after is null then null
          else least(q.came_after, excluded.came_after) end\
      """
          .formatted(UpsertSql.ORGANIZATION);

  private static final String LET_OUT =
      """
      delete from quarantine
      where organization_id = %s and source = ? and entity = ? and record_key = any (?)\
      """
          .formatted(UpsertSql.ORGANIZATION);

  private static final String COUNT =
      """
      select count(*) from quarantine
      where organization_id = %s and source = ? and entity = ?\
      """
          .formatted(UpsertSql.ORGANIZATION);

  private final RoundTrip trip;
  private final Entity entity;

  QuarantineStatements(RoundTrip trip, Entity entity) {
    this.trip = trip;
    this.entity = entity;
  }

  void putIn(List<Quarantined> records, Instant now) {
    if (records.isEmpty()) {
      return;
    }
    // The same key twice in one statement is an error; the later verdict on a record stands.
    Map<String, @Nullable String[]> entries = new LinkedHashMap<>();
    for (Quarantined record : records) {
      String raw = TextStorage.escaped(record.rawText());
      String sourceId = record.sourceId() == null ? null : TextStorage.escaped(record.sourceId());
      String reason = TextStorage.escaped(record.violation().reason());
      entries.put(
          key(sourceId, raw),
          new String[] {sourceId, record.violation().rule(), reason, raw, cameAfter(record)});
    }
    trip.add(
        PUT_IN,
        entity.source(),
        entity.name(),
        RowArrays.texts(entries.keySet()),
        part(entries.values(), 0),
        part(entries.values(), 1),
        part(entries.values(), 2),
        part(entries.values(), 3),
        part(entries.values(), 4),
        Timestamp.from(now));
  }

  private static Object part(Collection<@Nullable String[]> entries, int index) {
    List<@Nullable String> values = new ArrayList<>(entries.size());
    entries.forEach(entry -> values.add(entry[index]));
    return RowArrays.texts(values);
  }

  private static @Nullable String cameAfter(Quarantined record) {
    Watermark after = record.after();
    return after == null || after.newest() == null ? null : after.newest().toString();
  }

  private static String key(@Nullable String sourceId, String raw) {
    return sourceId != null && TextStorage.fitsAnIndex(sourceId)
        ? sourceId
        : "raw:" + ContentHash.of(raw);
  }

  /** Asks how many records of the entity are in quarantine; yields the answer's place. */
  int count() {
    return trip.add(COUNT, entity.source(), entity.name());
  }

  void letOut(List<String> sourceIds) {
    if (!sourceIds.isEmpty()) {
      trip.add(LET_OUT, entity.source(), entity.name(), RowArrays.texts(sourceIds));
    }
  }
}
