package io.xeropulse.warehouse.state;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncAttempt;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Keeps sync sessions in PostgreSQL. Thread-safe. */
public final class PostgresSessions implements SyncSessionStore {
  /** With the default patience so often as that a silent process has lost its transactions. */
  private static final int TRIES = 9;

  private final TenantTransactions transactions;
  private final TenantTransactions impatient;
  private final InstantSource clock;

  /**
   * Creates a store.
   *
   * @param transactions the database
   * @param clock tells when sessions begin and end
   * @param patience how long a new session waits while an earlier one's transaction keeps the turn,
   *     before that transaction is ended
   */
  public PostgresSessions(TenantTransactions transactions, InstantSource clock, Duration patience) {
    this.transactions = transactions;
    this.impatient = transactions.waitingForLocks(patience);
    this.clock = clock;
  }

  @Override
  public SyncSession begin(OrganizationId organization, Trigger trigger) {
    for (int tries = 1; ; tries++) {
      try {
        return beginInTime(organization, trigger);
      } catch (StorageUnavailableException held) {
        if (tries == TRIES || !transactions.freeTurn(organization, held)) {
          throw held;
        }
      }
    }
  }

  private SyncSession beginInTime(OrganizationId organization, Trigger trigger) {
    UUID id = UUID.randomUUID();
    return impatient.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          long fence = takeTurn(handle, organization);
          closeAbandoned(handle, organization);
          handle
              .createUpdate(
                  """
                  insert into sync_session
                    (organization_id, session_id, trigger, full_sync, entities, fence, status, started_at)
                  values (:organization, :id, :trigger, :full, :entities, :fence, 'running', :now)
                  """)
              .bind("organization", organization.value())
              .bind("id", id)
              .bind("trigger", trigger.name())
              .bind("full", trigger.full())
              .bindArray("entities", String.class, trigger.entities().stream().sorted().toList())
              .bind("fence", fence)
              .bind("now", Timestamp.from(clock.instant()))
              .execute();
          return new SyncSession(id, organization, fence);
        });
  }

  /** Their process died, or it lost its turn and may not write any more. */
  private void closeAbandoned(Handle handle, OrganizationId organization) {
    handle
        .createUpdate(
            """
            update sync_session
            set status = 'failed', finished_at = :now,
              error = 'Its process ended, or a newer session took its turn; what it loaded stays'
            where organization_id = :organization and status = 'running'
            """)
        .bind("organization", organization.value())
        .bind("now", Timestamp.from(clock.instant()))
        .execute();
  }

  private static long takeTurn(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            insert into organization as o (organization_id, fence) values (:organization, 1)
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
          keepTurn(handle, session.organization());
          int closed =
              handle
                  .createUpdate(
                      """
                      update sync_session
                      set status = :status, finished_at = :now, resume_at = :resumeAt, error = :error,
                        remaining = :remaining
                      where organization_id = :organization and session_id = :id and status = 'running'
                      """)
                  .bind("organization", session.organization().value())
                  .bind("id", session.id())
                  .bind("status", report.status().word())
                  .bind("now", Timestamp.from(clock.instant()))
                  .bind("resumeAt", timestamp(report.resumeAt()))
                  .bind("error", report.error())
                  .bind("remaining", report.remaining().word())
                  .execute();
          if (closed == 0) {
            return 0;
          }
          insertAttempts(handle, session, report);
          return insertEntities(handle, session, report);
        });
  }

  /** Whoever begins meanwhile finds out by it which transaction is in its way. */
  private static void keepTurn(Handle handle, OrganizationId organization) {
    handle
        .createQuery(
            """
            select fence from organization where organization_id = :organization for no key update
            """)
        .bind("organization", organization.value())
        .mapTo(Long.class)
        .findOne();
  }

  @Override
  public long fetchedBefore(SyncSession session, Entity entity) {
    return transactions.run(
        session.organization(),
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select e.fetched
                    from sync_session_entity e
                    join sync_session s using (organization_id, session_id)
                    where e.organization_id = :organization and e.source = :source and e.entity = :entity
                      and e.status in ('completed', 'partial') and e.session_id <> :id
                    order by s.fence desc
                    limit 1
                    """)
                .bind("organization", session.organization().value())
                .bind("source", entity.source())
                .bind("entity", entity.name())
                .bind("id", session.id())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  private static void insertAttempts(Handle handle, SyncSession session, SyncReport report) {
    if (report.attempts().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into sync_attempt
              (organization_id, session_id, attempt_no, started_at, ended_at, error)
            values (:organization, :session, :number, :started, :ended, :error)
            """);
    for (SyncAttempt attempt : report.attempts()) {
      batch
          .bind("organization", session.organization().value())
          .bind("session", session.id())
          .bind("number", attempt.number())
          .bind("started", Timestamp.from(attempt.startedAt()))
          .bind("ended", Timestamp.from(attempt.endedAt()))
          .bind("error", attempt.error())
          .add();
    }
    batch.execute();
  }

  private static int insertEntities(Handle handle, SyncSession session, SyncReport report) {
    if (report.entities().isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into sync_session_entity
              (organization_id, session_id, source, entity, status, fetched, repeated, inserted, updated, unchanged,
               quarantined, removed, waiting, calls, bytes, watermark_before, watermark_after, duration_ms, control_hash,
               control_amounts, findings, error)
            values (:organization, :session, :source, :entity, :status, :fetched, :repeated, :inserted, :updated,
              :unchanged, :quarantined, :removed, :waiting, :calls, :bytes, :before, :after, :duration, :controlHash,
              :controlAmounts, :findings, :error)
            """);
    for (EntityReport entity : report.entities()) {
      batch
          .bind("organization", session.organization().value())
          .bind("session", session.id())
          .bind("source", entity.entity().source())
          .bind("entity", entity.entity().name())
          .bind("status", entity.status().word())
          .bind("fetched", entity.fetched())
          .bind("repeated", entity.repeated())
          .bind("inserted", entity.receipt().inserted())
          .bind("updated", entity.receipt().updated())
          .bind("unchanged", entity.receipt().unchanged())
          .bind("quarantined", entity.receipt().quarantined())
          .bind("removed", entity.removed())
          .bind("waiting", entity.waiting())
          .bind("calls", entity.usage().calls())
          .bind("bytes", entity.usage().bytes())
          .bind("before", timestamp(entity.before().newest()))
          .bind("after", timestamp(entity.after().newest()))
          .bind("duration", entity.duration().toMillis())
          .bind("controlHash", entity.control().hashText())
          .bindArray("controlAmounts", String.class, entity.control().amountTexts())
          .bindArray(
              "findings",
              String.class,
              entity.findings().stream().map(f -> f.kind().word() + ": " + f.message()).toList())
          .bind("error", entity.error())
          .add();
    }
    return batch.execute().length;
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
