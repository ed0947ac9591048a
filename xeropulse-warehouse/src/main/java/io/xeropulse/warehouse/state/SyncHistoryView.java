package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what an organization's stored sessions came to. Thread-safe. */
public final class SyncHistoryView {
  private final TenantTransactions transactions;

  /**
   * Creates a view.
   *
   * @param transactions the database
   */
  public SyncHistoryView(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What its sessions came to. A session that still runs, or died and was never closed, counts for
   * nothing; an organization whose sessions only die becomes late. It may have loaded half of what
   * changed, so that what the session before it left unpublished has to be read again first.
   *
   * @param organization whose
   * @return the history; {@link SyncHistory#NONE} for an organization that was never synced
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public SyncHistory of(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select last.status, last.resume_at,
                      case
                        when last.remaining = 'publication' and exists (
                          select from sync_session newer
                          where newer.organization_id = last.organization_id and newer.fence > last.fence)
                        then 'reading'
                        else last.remaining
                      end as remaining,
                      (select s.started_at from published p join sync_session s using (organization_id, session_id)
                       where p.organization_id = last.organization_id) as published_at,
                      coalesce(
                      (select e.error from sync_session_entity e
                       where e.organization_id = last.organization_id and e.session_id = last.session_id
                         and e.status = 'failed' and e.error is not null
                       order by e.source, e.entity limit 1),
                      last.error) as error,
                      (select max(s.started_at) from sync_session s
                       where s.organization_id = last.organization_id
                         and s.status in ('completed', 'partial') and s.entities = '{}'
                         and exists (
                           select from sync_session_entity e
                           where e.organization_id = s.organization_id and e.session_id = s.session_id)
                         and not exists (
                           select from sync_session_entity e
                           where e.organization_id = s.organization_id and e.session_id = s.session_id
                             and e.status not in ('completed', 'partial', 'not_entitled'))) as read_at,
                      (select count(*) from quarantine q
                       where q.organization_id = last.organization_id) as waiting
                    from sync_session last
                    where last.organization_id = :organization and last.status <> 'running'
                    order by last.fence desc
                    limit 1
                    """)
                .bind("organization", organization.value())
                .map((row, context) -> history(row))
                .findOne()
                .orElse(SyncHistory.NONE));
  }

  /**
   * Its sessions, those that run included.
   *
   * @param organization whose
   * @param before the number that all are below; {@link Long#MAX_VALUE} for the newest
   * @param most how many at most, from 1
   * @return the newest first
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public List<PastSync> page(OrganizationId organization, long before, int most) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select session_id, fence, trigger, status, started_at, finished_at, resume_at, error
                    from sync_session
                    where organization_id = :organization and fence < :before
                    order by fence desc
                    limit :most
                    """)
                .bind("organization", organization.value())
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> past(row))
                .list());
  }

  private static PastSync past(ResultSet row) throws SQLException {
    String status = row.getString("status");
    return new PastSync(
        row.getObject("session_id", UUID.class),
        row.getLong("fence"),
        row.getString("trigger"),
        status.equals("running")
            ? Optional.empty()
            : Optional.of(SyncStatus.valueOf(status.toUpperCase(Locale.ROOT))),
        row.getTimestamp("started_at").toInstant(),
        Optional.ofNullable(instant(row.getTimestamp("finished_at"))),
        Optional.ofNullable(instant(row.getTimestamp("resume_at"))),
        Optional.ofNullable(row.getString("error")));
  }

  private static SyncHistory history(ResultSet row) throws SQLException {
    return new SyncHistory(
        instant(row.getTimestamp("read_at")),
        instant(row.getTimestamp("published_at")),
        SyncStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        instant(row.getTimestamp("resume_at")),
        row.getString("error"),
        Remaining.valueOf(row.getString("remaining").toUpperCase(Locale.ROOT)),
        row.getLong("waiting"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
