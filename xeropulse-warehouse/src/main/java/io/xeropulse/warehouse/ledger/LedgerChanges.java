package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.model.OrganizationId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/**
 * Finds which records the ledger has to be derived anew for: those that changed, came or went, and
 * all that settle each other with one of them, before or now. They are in the temporary table
 * {@code ledger_change} until the transaction ends. Not thread-safe.
 */
final class LedgerChanges {
  private static final String CHANGED =
      """
      insert into ledger_change (source, source_id, round, held)
      select source, source_id, 0, f.content_hash is not null
      from (
        select source, source_id, content_hash from financial_data
        where organization_id = :organization) f
      full join (
        select source, source_id, derived_from from ledger_record
        where organization_id = :organization) r using (source, source_id)
      where :all or f.content_hash is distinct from r.derived_from
      """;

  private static final String BOOKED_TOGETHER_BEFORE =
      """
      insert into ledger_change (source, source_id, round, held)
      select distinct m.source, m.source_id, 0, true
      from ledger_change c
      join ledger_record r
        on r.organization_id = :organization and r.source = c.source and r.source_id = c.source_id
      join ledger_record m
        on m.organization_id = :organization and m.source = r.source and m.cluster_id = r.cluster_id
      on conflict do nothing
      """;

  /** Who names whom, from both ends: a payment its document, a document what settles it. */
  private static final String TIES =
      """
      insert into ledger_tie
      select c.source, c.source_id, f.document_id
      from ledger_change c
      join financial_data f
        on f.organization_id = :organization and f.source = c.source and f.source_id = c.source_id
      where c.round = :round and f.document_id is not null
      union all
      select c.source, c.source_id, f.source_id
      from ledger_change c
      join financial_data f
        on f.organization_id = :organization and f.document_id = c.source_id
      where c.round = :round
      union all
      select c.source, c.source_id, a.counterpart_id
      from ledger_change c
      join financial_allocation a
        on a.organization_id = :organization and a.source = c.source and a.parent_id = c.source_id
      where c.round = :round
      union all
      select c.source, c.source_id, a.parent_id
      from ledger_change c
      join financial_allocation a
        on a.organization_id = :organization and a.counterpart_id = c.source_id
      where c.round = :round
      """;

  private static final String TIED =
      """
      insert into ledger_change (source, source_id, round, held)
      select distinct t.source, t.other_id, :round + 1, true
      from ledger_tie t
      join financial_data f
        on f.organization_id = :organization and f.source = t.source and f.source_id = t.other_id
      where not exists (
        select from ledger_change c where c.source = t.source and c.source_id = t.other_id)
      """;

  /** Every record takes the least identifier that it hears of, until nobody hears a lesser one. */
  private static final String CLUSTER =
      """
      update ledger_change c set cluster_id = n.least, round = :round + 1
      from (
        select t.source, t.source_id, min(o.cluster_id) as least
        from ledger_tie t
        join ledger_change o on o.source = t.source and o.source_id = t.other_id and o.held
        where o.round = :round
        group by t.source, t.source_id) n
      where c.source = n.source and c.source_id = n.source_id and n.least < c.cluster_id
      """;

  /** From this many records on, whole tables are read faster than one row after the other. */
  private static final int MANY = 20_000;

  private final Handle handle;
  private final OrganizationId organization;

  LedgerChanges(Handle handle, OrganizationId organization) {
    this.handle = handle;
    this.organization = organization;
  }

  /** Fills the table, and returns how many records are in it. */
  long find(boolean all) {
    handle.execute(
        """
        create temporary table ledger_change (source text, source_id text, cluster_id text,
          round integer, held boolean, primary key (source_id, source)) on commit drop;
        create temporary table ledger_tie (source text, source_id text, other_id text) on commit drop;
        create index on ledger_tie (other_id, source)
        """);
    long count;
    try (Update update = update(CHANGED)) {
      count = update.bind("all", all).execute();
    }
    if (count == 0) {
      return 0;
    }
    count += execute(BOOKED_TOGETHER_BEFORE, 0);
    int tied = 1;
    for (int round = 0; tied > 0; round++) {
      plan(count);
      execute(TIES, round);
      handle.execute("analyze ledger_tie");
      tied = execute(TIED, round);
      count += tied;
    }
    handle.execute("update ledger_change set cluster_id = source_id, round = 0");
    int heard = 1;
    for (int round = 0; heard > 0; round++) {
      heard = execute(CLUSTER, round);
    }
    plan(count);
    return count;
  }

  /** A table that just grew has no statistics; this leaves the planner no way that is far off. */
  private void plan(long count) {
    handle.execute("analyze ledger_change");
    String few = count < MANY ? "off" : "on";
    String many = count < MANY ? "on" : "off";
    handle.execute(
        """
        select set_config('enable_bitmapscan', '%1$s', true), set_config('enable_hashjoin', '%1$s', true),
          set_config('enable_mergejoin', '%1$s', true), set_config('enable_nestloop', '%2$s', true),
          set_config('jit', 'off', true)
        """
            .formatted(few, many));
  }

  private int execute(String sql, int round) {
    try (Update update = update(sql)) {
      return update.bind("round", round).execute();
    }
  }

  private Update update(String sql) {
    Update update = handle.createUpdate(sql);
    update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return update.bind("organization", organization.value());
  }
}
