-- What the source says of lines beyond their amounts: what these hold of tax, the account itself behind
-- its code, the item, the discount and the tracking options.

alter table financial_data add column line_tax text check (line_tax in ('inclusive', 'exclusive', 'none'));
comment on column financial_data.line_tax is 'What the amounts of the lines hold of tax; null where the source does not say, and of what was read before this column was there.';

alter table financial_line add column account_id text;
alter table financial_line add column item_code text;
alter table financial_line add column discount_rate numeric(19, 4);
comment on column financial_line.account_id is 'The source''s id of the account; it stays when the account gets another code.';
comment on column financial_line.account_code is 'The account''s code when the line was read.';
comment on column financial_line.item_code is 'Refers to item.code.';
comment on column financial_line.discount_rate is 'Per cent; line_amount is what is left after it.';

create table financial_tracking (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  contact_id text,
  of_line integer not null,
  category_id text,
  option_id text,
  category_name text,
  option_name text,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references financial_data on delete cascade
) ${by_organization};
comment on table financial_tracking is 'Which tracking option a line is counted under: one row a line and category.';
comment on column financial_tracking.of_line is 'The line_no of financial_line.';
comment on column financial_tracking.contact_id is 'The document''s, for row security; so has financial_line.';

do $$
begin
  for part in 0 .. ${partitions} - 1 loop
    execute format('create table ${schema}.financial_tracking_%s partition of ${schema}.financial_tracking
      for values with (modulus ${partitions}, remainder %s)', part, part);
    execute format('alter table ${schema}.financial_tracking_%s enable row level security', part);
    execute format('alter table ${schema}.financial_tracking_%s force row level security', part);
  end loop;
end
$$;
select ${schema}.protect('${schema}.financial_tracking', client => 'contact_id');

create function ${schema}.forget_financial_tracking(of_source text, parents text[]) returns bigint
language plpgsql as $$
declare
  parent text;
begin
  foreach parent in array parents loop
    delete from ${schema}.financial_tracking
    where organization_id = nullif(current_setting('xeropulse.organization_id', true), '')::uuid
      and source = of_source and parent_id = parent;
  end loop;
  return cardinality(parents);
end
$$;
revoke all on function ${schema}.forget_financial_tracking(text, text[]) from public;
grant execute on function ${schema}.forget_financial_tracking(text, text[]) to xeropulse_loader;
