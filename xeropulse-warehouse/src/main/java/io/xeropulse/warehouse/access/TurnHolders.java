package io.xeropulse.warehouse.access;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that keep an organization's turn, and those that queue for it: of a process
 * that was frozen or cut off in the middle of a message the server knows no limit. They are found
 * by the lock on the organization's row and ended as the login that connects, which may do so to
 * its own connections. Thread-safe.
 */
final class TurnHolders {
  private static final Logger log = LoggerFactory.getLogger(TurnHolders.class);

  /** Who locked the row, who waits for that, and who queues behind. */
  private static final String FIND =
      """
      select distinct l.virtualtransaction
      from organization o
      join pg_locks l on l.pid <> pg_backend_pid()
        and (l.locktype = 'transactionid' and l.transactionid = o.xmax
          or l.locktype = 'tuple' and l.relation = o.tableoid
            and l.database = (select d.oid from pg_database d where d.datname = current_database())
            and l.page = (o.ctid::text::point)[0]::integer and l.tuple = (o.ctid::text::point)[1]::integer)
      where o.organization_id = :organization
      """;

  /** A transaction that ended meanwhile is not found. */
  private static final String END =
      """
      select l.pid, a.usename,
        case when m.may then pg_catalog.pg_terminate_backend(l.pid, 1000) end is not null as ended
      from pg_catalog.pg_locks l
      join pg_catalog.pg_stat_activity a on a.pid = l.pid
      join pg_catalog.pg_roles theirs on theirs.oid = a.usesysid
      join pg_catalog.pg_roles ours on ours.rolname = current_user
      cross join lateral (select ours.rolsuper or (not theirs.rolsuper
        and (pg_catalog.pg_has_role(theirs.oid, 'usage') or pg_catalog.pg_has_role('pg_signal_backend', 'usage'))) as may) m
      where l.locktype = 'virtualxid' and l.granted and l.virtualxid = any(:transactions)
        and (not :silent or a.wait_event_type = 'Client' and a.xact_start < clock_timestamp() - interval '20 s')
      """;

  private record Holder(int process, String login, boolean ended) {}

  private final Jdbi jdbi;

  TurnHolders(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Ends them.
   *
   * @param transactions of the organization
   * @param silent only those that wait for a process that says nothing
   */
  void end(TenantTransactions transactions, OrganizationId organization, boolean silent) {
    List<String> found =
        transactions.run(
            organization,
            DatabaseRole.LOADER,
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("organization", organization.value())
                    .mapTo(String.class)
                    .list());
    if (found.isEmpty()) {
      return;
    }
    List<Holder> holders =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(END)
                    .bindArray("transactions", String.class, found)
                    .bind("silent", silent)
                    .map(
                        (row, context) ->
                            new Holder(
                                row.getInt("pid"),
                                row.getString("usename"),
                                row.getBoolean("ended")))
                    .list());
    holders.forEach(holder -> tell(organization, holder));
  }

  private static void tell(OrganizationId organization, Holder holder) {
    if (holder.ended()) {
      log.warn(
          "organization {}: a transaction kept its turn for too long; ended its connection"
              + " (PostgreSQL's process {}): the process that opened it is frozen, cut off or slow",
          organization,
          holder.process());
    } else {
      log.warn(
          "organization {}: a transaction of the login {} keeps its turn (PostgreSQL's process {}),"
              + " and this login may not end it: let all nodes connect by one login, or grant"
              + " pg_signal_backend to this one's",
          organization,
          holder.login(),
          holder.process());
    }
  }
}
