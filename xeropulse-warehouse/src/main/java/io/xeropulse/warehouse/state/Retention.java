package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Removes what an organization's warehouse has remembered long enough, some thousand rows at a
 * time, so that nobody waits for it. Thread-safe.
 */
public final class Retention {
  private static final int AT_ONCE = 5_000;

  /**
   * What was removed. Immutable.
   *
   * @param sessions sync sessions
   * @param removedFacts records that the source had deleted
   * @param dashboardAccesses notes of who opened a dashboard
   */
  public record Receipt(long sessions, long removedFacts, long dashboardAccesses) {}

  private final TenantTransactions transactions;
  private final TenantTransactions home;
  private final InstantSource clock;

  /**
   * Creates a retention.
   *
   * @param transactions the organizations' rows
   * @param home the rows about people, which are in the home schema
   * @param clock tells how old things are
   */
  public Retention(TenantTransactions transactions, TenantTransactions home, InstantSource clock) {
    this.transactions = transactions;
    this.home = home;
    this.clock = clock;
  }

  /**
   * Removes what is older than a policy wants it.
   *
   * @param organization whose
   * @param policy how long things are kept
   * @return what was removed
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached; what
   *     was removed until then stays so
   */
  public Receipt apply(OrganizationId organization, RetentionPolicy policy) {
    return new Receipt(
        remove(transactions, organization, Retention::removeSessions, before(policy.sessions())),
        remove(transactions, organization, Retention::removeFacts, before(policy.removedFacts())),
        remove(home, organization, Retention::removeAccesses, before(policy.dashboardAccesses())));
  }

  /** Removes some of what is older than an instant. */
  private interface Removal {
    int some(Handle handle, OrganizationId organization, Instant before);
  }

  private static long remove(
      TenantTransactions where, OrganizationId organization, Removal removal, Instant before) {
    long all = 0;
    int removed;
    do {
      removed =
          where.run(
              organization,
              DatabaseRole.LOADER,
              handle -> removal.some(handle, organization, before));
      all += removed;
    } while (removed == AT_ONCE);
    return all;
  }

  private Instant before(Period kept) {
    return clock.instant().atOffset(ZoneOffset.UTC).minus(kept).toInstant();
  }

  /**
   * What is still gone by: the published session, the newest session of each status, and the newest
   * reading of each entity.
   */
  private static int removeSessions(Handle handle, OrganizationId organization, Instant before) {
    List<UUID> old =
        handle
            .createQuery(
                """
                select session_id from sync_session s
                where organization_id = :organization and started_at < :before and status <> 'running'
                  and not exists (
                    select from published p
                    where p.organization_id = s.organization_id and p.session_id = s.session_id)
                  and exists (
                    select from sync_session newer
                    where newer.organization_id = s.organization_id and newer.status = s.status
                      and newer.fence > s.fence)
                  and not exists (
                    select from sync_session_entity e
                    where e.organization_id = s.organization_id and e.session_id = s.session_id
                      and not exists (
                        select from sync_session_entity later
                        join sync_session n
                          on n.organization_id = later.organization_id and n.session_id = later.session_id
                        where later.organization_id = e.organization_id and later.source = e.source
                          and later.entity = e.entity and later.status = e.status and n.fence > s.fence))
                order by fence limit :limit
                """)
            .bind("organization", organization.value())
            .bind("before", Timestamp.from(before))
            .bind("limit", AT_ONCE)
            .mapTo(UUID.class)
            .list();
    for (String table :
        List.of("tie_out", "sync_attempt", "sync_page", "sync_session_entity", "sync_session")) {
      handle
          .createUpdate(
              "delete from %s where organization_id = :organization and session_id = any (:old)"
                  .formatted(table))
          .bind("organization", organization.value())
          .bindArray("old", UUID.class, old)
          .execute();
    }
    return old.size();
  }

  private static int removeAccesses(Handle handle, OrganizationId organization, Instant before) {
    return removeRows(handle, organization, "dashboard_access", "accessed_at", before);
  }

  private static int removeFacts(Handle handle, OrganizationId organization, Instant before) {
    return removeRows(handle, organization, "removed_fact", "removed_at", before);
  }

  private static int removeRows(
      Handle handle, OrganizationId organization, String table, String column, Instant before) {
    return handle
        .createUpdate(
            """
            delete from %1$s
            where organization_id = :organization and ctid = any (array(
              select ctid from %1$s
              where organization_id = :organization and %2$s < :before limit :limit))
            """
                .formatted(table, column))
        .bind("organization", organization.value())
        .bind("before", Timestamp.from(before))
        .bind("limit", AT_ONCE)
        .execute();
  }
}
