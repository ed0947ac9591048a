package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.StandInId;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.warehouse.access.Fence;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;

/**
 * Removes what a complete reading no longer sent, inside a transaction of the organization. A
 * record under a stand-in identifier is not missed while one under the source's own takes its
 * place.
 */
final class AbsenceSweep {
  /** Below this many rows a share says nothing. */
  private static final int ALWAYS_BELIEVED = 10;

  private static final int FETCH_SIZE = 10_000;

  private final Handle handle;
  private final Sweep sweep;
  private final SweptTable table;

  AbsenceSweep(Handle handle, Sweep sweep, SweptTable table) {
    this.handle = handle;
    this.sweep = sweep;
    this.table = table;
  }

  SweepReceipt run(int limitPercent, Instant now) {
    Fence.hold(handle, sweep.session());
    List<String> absent = new ArrayList<>();
    long covered = 0;
    long own = 0;
    try (ResultIterator<String> ids =
        covered().setFetchSize(FETCH_SIZE).mapTo(String.class).iterator()) {
      while (ids.hasNext()) {
        String id = ids.next();
        covered++;
        if (!sweep.seen().contains(id)) {
          absent.add(id);
        } else if (!StandInId.is(id)) {
          own++;
        }
      }
    }
    if (absent.isEmpty()) {
      return new SweepReceipt(0, 0);
    }
    long replaced = Math.min(own, absent.stream().filter(StandInId::is).count());
    long missing = absent.size() - replaced;
    if (missing > ALWAYS_BELIEVED && missing * 100L > (covered - replaced) * limitPercent) {
      return new SweepReceipt(0, absent.size());
    }
    removeParts(absent, now);
    return new SweepReceipt(remove(sweep.entity(), table.name(), "source_id", absent, now), 0);
  }

  private Query covered() {
    String all =
        "select source_id from %s where organization_id = :organization and source = :source"
                .formatted(table.name())
            + (table.kind() == null ? "" : " and kind = '" + table.kind() + "'");
    Coverage coverage = sweep.coverage();
    if (coverage instanceof Coverage.Between between) {
      return query(all + " and %s between :first and :last".formatted(table.dateColumn()))
          .bind("first", between.first())
          .bind("last", between.last());
    }
    if (coverage instanceof Coverage.OfParents parents) {
      return query(all + " and %s = any (:parents)".formatted(table.parentColumn()))
          .bindArray("parents", String.class, List.copyOf(parents.parentIds()));
    }
    return query(all);
  }

  private Query query(String sql) {
    return handle
        .createQuery(sql)
        .bind("organization", sweep.session().organization().value())
        .bind("source", sweep.entity().source());
  }

  /**
   * Costs are asked for by job, so nobody would ever be asked again for those of a job that is
   * gone.
   */
  private void removeParts(List<String> ids, Instant now) {
    if (table.parts() == null) {
      return;
    }
    Entity parts = new Entity(sweep.entity().source(), table.parts(), false);
    SweptTable of = SweptTable.of(parts).orElseThrow();
    remove(parts, of.name(), Objects.requireNonNull(of.parentColumn()), ids, now);
  }

  private int remove(Entity entity, String from, String column, List<String> ids, Instant now) {
    return handle
        .createUpdate(
            """
            with gone as (
              delete from %s t
              where t.organization_id = :organization and t.source = :source and t.%s = any (:ids)
              returning t.source_id, to_jsonb(t) as fact)
            insert into removed_fact
              (organization_id, session_id, source, entity, source_id, removed_at, fact)
            select :organization, :session, :source, :entity, source_id, :now, fact from gone
            """
                .formatted(from, column))
        .bind("organization", sweep.session().organization().value())
        .bind("session", sweep.session().id())
        .bind("source", entity.source())
        .bind("entity", entity.name())
        .bind("now", Timestamp.from(now))
        .bindArray("ids", String.class, ids)
        .execute();
  }
}
