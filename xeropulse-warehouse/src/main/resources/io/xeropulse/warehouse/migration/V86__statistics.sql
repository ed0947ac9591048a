-- The planner's statistics are of all organizations together, and EXPLAIN estimates by them: of whatever
-- value a login guesses it tells how often it occurs. So they are kept only of what divides rows and
-- joins them: organizations, identifiers, kinds and states, days, positions. Names, texts and amounts
-- have none, whatever column comes later: migrating withholds them anew.
create function ${schema}.withhold_statistics() returns integer
language plpgsql set search_path = pg_catalog as $$
declare
  told record;
  withheld integer := 0;
begin
  for told in
    select c.oid::regclass as of_table, a.attname as name,
      -- A partitioned table is analyzed by its partitions alone.
      exists (select from pg_class p
        where p.reltuples > 0 and (p.oid = c.oid or p.oid in (select relid from pg_partition_tree(c.oid)))) as analyzed,
      format_type(a.atttypid, a.atttypmod)
        || coalesce(' collate ' || case when a.attcollation <> t.typcollation then a.attcollation::regcollation end, '')
        as definition
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (has_table_privilege('xeropulse_reader', c.oid, 'select')
        or has_table_privilege('xeropulse_scoped_reader', c.oid, 'select'))
      and coalesce(a.attstattarget, -1) <> 0
      and not (
        a.atttypid in ('boolean'::regtype, 'date'::regtype)
        or a.attname = 'organization_id'
        or a.atttypid in ('uuid'::regtype, 'text'::regtype) and a.attname like '%\_id'
        or a.atttypid in ('integer'::regtype, 'bigint'::regtype) and a.attname like '%\_no'
        or a.atttypid = 'text'::regtype and a.attname = any (array[
          'source', 'entity', 'kind', 'basis', 'direction', 'status', 'source_status', 'state', 'trigger',
          'verdict', 'derived_as', 'currency', 'document_currency', 'account_class', 'account_type',
          'source_type', 'tax_type', 'budget_type', 'invoice_type', 'tenant_type']))
  loop
    execute format('alter table %s alter column %I set statistics 0', told.of_table, told.name);
    withheld := withheld + 1;
    -- What was gathered stays until the column's type is said again, which changes nothing else.
    if told.analyzed then
      begin
        execute format('alter table %s alter column %I type %s', told.of_table, told.name, told.definition);
      exception when feature_not_supported or syntax_error or invalid_column_definition or invalid_table_definition then
        raise warning 'The old statistics of %.% stay: something rests on it (%)', told.of_table, told.name, sqlerrm;
      end;
    end if;
  end loop;
  return withheld;
end
$$;
comment on function ${schema}.withhold_statistics is 'Withholds the statistics of columns that say something; returns of how many it did.';
revoke all on function ${schema}.withhold_statistics() from public;
select ${schema}.withhold_statistics();
