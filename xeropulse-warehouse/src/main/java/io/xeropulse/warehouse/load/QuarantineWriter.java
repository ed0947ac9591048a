package io.xeropulse.warehouse.load;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.quality.Quarantined;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Puts records into quarantine, and lets those out that were loaded since. */
final class QuarantineWriter {
  private final Handle handle;
  private final UUID organization;
  private final Entity entity;

  QuarantineWriter(Handle handle, UUID organization, Entity entity) {
    this.handle = handle;
    this.organization = organization;
    this.entity = entity;
  }

  void putIn(List<Quarantined> records, Instant now) {
    if (records.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into xeropulse.quarantine as q
              (organization_id, source, entity, record_key, source_id, rule, reason, raw_text, first_seen_at)
            select :organization, :source, :entity, :key, :sourceId, :rule, :reason, :raw, :now
            where not exists (
              select from xeropulse.quarantine
              where organization_id = :organization and source = :source and entity = :entity
                and record_key = :key and rule = :rule and reason = :reason and raw_text = :raw)
            on conflict (organization_id, source, entity, record_key) do update
            set rule = excluded.rule, reason = excluded.reason, raw_text = excluded.raw_text
            """);
    for (Quarantined record : records) {
      String raw = TextStorage.escaped(record.rawText());
      String sourceId = record.sourceId() == null ? null : TextStorage.escaped(record.sourceId());
      batch
          .bind("organization", organization)
          .bind("source", entity.source())
          .bind("entity", entity.name())
          .bind("key", key(sourceId, raw))
          .bind("sourceId", sourceId)
          .bind("rule", record.violation().rule())
          .bind("reason", TextStorage.escaped(record.violation().reason()))
          .bind("raw", raw)
          .bind("now", Timestamp.from(now))
          .add();
    }
    batch.execute();
  }

  private static String key(@Nullable String sourceId, String raw) {
    return sourceId != null && TextStorage.fitsAnIndex(sourceId)
        ? sourceId
        : "raw:" + ContentHash.of(raw);
  }

  void letOut(Collection<String> sourceIds) {
    if (nobodyIsIn()) {
      return;
    }
    handle
        .createUpdate(
            """
            delete from xeropulse.quarantine
            where organization_id = :organization and source = :source and entity = :entity
              and record_key = any (:ids)
            """)
        .bind("organization", organization)
        .bind("source", entity.source())
        .bind("entity", entity.name())
        .bindArray("ids", String.class, List.copyOf(sourceIds))
        .execute();
  }

  private boolean nobodyIsIn() {
    return handle
        .createQuery(
            """
            select not exists (
              select from xeropulse.quarantine
              where organization_id = :organization and source = :source and entity = :entity)
            """)
        .bind("organization", organization)
        .bind("source", entity.source())
        .bind("entity", entity.name())
        .mapTo(Boolean.class)
        .one();
  }
}
