-- Rows that belong to a record go before their successors come. Record by record: joined with the changed
-- ones in one statement, the planner reads all lines of an organization for each of them as long as the
-- statistics know of none.
do $$
declare
  part text;
begin
  foreach part in array array[
    'financial_line', 'financial_allocation', 'job_assignment', 'job_invoice_line', 'tracking_option',
    'budget_tracking', 'budget_line'] loop
    execute format($create$
      create function ${schema}.forget_%1$s(of_source text, parents text[]) returns bigint
      language plpgsql as $body$
      declare
        parent text;
      begin
        foreach parent in array parents loop
          delete from ${schema}.%1$s
          where organization_id = nullif(current_setting('xeropulse.organization_id', true), '')::uuid
            and source = of_source and parent_id = parent;
        end loop;
        return cardinality(parents);
      end
      $body$;
      revoke all on function ${schema}.forget_%1$s(text, text[]) from public;
      grant execute on function ${schema}.forget_%1$s(text, text[]) to xeropulse_loader$create$, part);
  end loop;
end
$$;
