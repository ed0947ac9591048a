package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.warehouse.access.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What waits of an entity in quarantine, inside a transaction of the organization. */
final class WaitingRecords {
  private static final String COUNT =
      """
      select count(*) as records,
        coalesce(bool_or(unnamed), false) as unnamed,
        coalesce(bool_or(unnamed and came_after is null), false) as from_the_beginning,
        min(came_after) filter (where unnamed) as unnamed_after
      from (
        select came_after, source_id is null and times_seen < :mostTimes as unnamed
        from quarantine
        where organization_id = :organization and source = :source and entity = :entity) q
      """;

  private static final String IDS =
      """
      select source_id from quarantine
      where organization_id = :organization and source = :source and entity = :entity
        and source_id is not null
      order by last_seen_at, record_key
      limit :most
      """;

  private static final String LET_GO =
      """
      delete from quarantine
      where organization_id = :organization and source = :source and entity = :entity
        and (source_id = any (:gone)
          or (source_id is null and (:after::timestamptz is null or came_after >= :after)))
      """;

  private WaitingRecords() {}

  static Waiting of(Handle handle, OrganizationId organization, Entity entity) {
    Waiting counted =
        handle
            .createQuery(COUNT)
            .bind("organization", organization.value())
            .bind("source", entity.source())
            .bind("entity", entity.name())
            .bind("mostTimes", Waiting.MOST_TIMES)
            .map((row, context) -> counted(row))
            .one();
    if (counted.records() == 0) {
      return Waiting.NOTHING;
    }
    List<String> ids =
        handle
            .createQuery(IDS)
            .bind("organization", organization.value())
            .bind("source", entity.source())
            .bind("entity", entity.name())
            .bind("most", Waiting.MOST_IDS)
            .mapTo(String.class)
            .list();
    return new Waiting(counted.records(), ids, counted.unnamedAfter());
  }

  private static Waiting counted(ResultSet row) throws SQLException {
    Timestamp after = row.getTimestamp("unnamed_after");
    Watermark unnamedAfter =
        row.getBoolean("from_the_beginning") || after == null
            ? Watermark.NONE
            : new Watermark(after.toInstant());
    return new Waiting(
        row.getLong("records"), List.of(), row.getBoolean("unnamed") ? unnamedAfter : null);
  }

  static void release(Handle handle, Release release) {
    Fence.hold(handle, release.session());
    Instant after = release.unnamedAfter().newest();
    handle
        .createUpdate(LET_GO)
        .bind("organization", release.session().organization().value())
        .bind("source", release.entity().source())
        .bind("entity", release.entity().name())
        .bindArray("gone", String.class, List.copyOf(release.gone()))
        .bind("after", after == null ? null : Timestamp.from(after))
        .execute();
  }
}
