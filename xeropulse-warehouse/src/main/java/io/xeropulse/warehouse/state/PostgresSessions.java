package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps sync sessions in PostgreSQL. Thread-safe. */
public final class PostgresSessions implements SyncSessionStore {
  private final TenantTransactions transactions;
  private final InstantSource clock;

  /**
   * Creates a store.
   *
   * @param transactions the database
   * @param clock tells when sessions begin and end
   */
  public PostgresSessions(TenantTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public SyncSession begin(OrganizationId organization, Trigger trigger) {
    UUID id = UUID.randomUUID();
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          long fence = takeTurn(handle, organization);
          handle
              .createUpdate(
                  """
                  insert into xeropulse.sync_session
                    (organization_id, session_id, trigger, fence, status, started_at)
                  values (:organization, :id, :trigger, :fence, 'running', :now)
                  """)
              .bind("organization", organization.value())
              .bind("id", id)
              .bind("trigger", trigger.name())
              .bind("fence", fence)
              .bind("now", Timestamp.from(clock.instant()))
              .execute();
          return new SyncSession(id, organization, fence);
        });
  }

  private static long takeTurn(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            insert into xeropulse.organization as o (organization_id, fence) values (:organization, 1)
            on conflict (organization_id) do update set fence = o.fence + 1
            returning fence
            """)
        .bind("organization", organization.value())
        .mapTo(Long.class)
        .one();
  }

  @Override
  public void finish(SyncSession session, SyncReport report) {
    transactions.run(
        session.organization(),
        DatabaseRole.LOADER,
        handle -> {
          handle
              .createUpdate(
                  """
                  update xeropulse.sync_session
                  set status = :status, finished_at = :now, error = :error
                  where organization_id = :organization and session_id = :id
                  """)
              .bind("organization", session.organization().value())
              .bind("id", session.id())
              .bind("status", report.status().word())
              .bind("now", Timestamp.from(clock.instant()))
              .bind("error", report.error())
              .execute();
          return insertEntities(handle, session, report);
        });
  }

  private static int insertEntities(Handle handle, SyncSession session, SyncReport report) {
    if (report.entities().isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into xeropulse.sync_session_entity
            values (:organization, :session, :source, :entity, :status, :fetched, :inserted, :updated,
              :unchanged, :quarantined, :calls, :bytes, :error)
            """);
    for (EntityReport entity : report.entities()) {
      batch
          .bind("organization", session.organization().value())
          .bind("session", session.id())
          .bind("source", entity.entity().source())
          .bind("entity", entity.entity().name())
          .bind("status", entity.status().word())
          .bind("fetched", entity.fetched())
          .bind("inserted", entity.receipt().inserted())
          .bind("updated", entity.receipt().updated())
          .bind("unchanged", entity.receipt().unchanged())
          .bind("quarantined", entity.receipt().quarantined())
          .bind("calls", entity.usage().calls())
          .bind("bytes", entity.usage().bytes())
          .bind("error", entity.error())
          .add();
    }
    return batch.execute().length;
  }
}
