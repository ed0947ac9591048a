-- Transfers and manual journals are rows of financial_data; tax rates, tracking categories and items
-- are what its lines refer to. They tell no time of change, so their deletions are found by absence.

alter table financial_data add column counter_account_id text;
comment on column financial_data.counter_account_id is 'The bank account where a transfer arrived; it left account_id.';
alter table financial_data drop constraint financial_data_direction_check;
alter table financial_data add constraint financial_data_direction_check
  check (direction in ('in', 'out', 'within', 'unknown'));
comment on column financial_data.direction is 'Which way the money goes; within: transfers and manual journals, neither income nor cost of any kind.';

create table tax_rate (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  status text not null,
  effective_rate numeric(19, 4),
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
comment on column tax_rate.source_id is 'The tax type that lines refer to.';
select ${schema}.protect('${schema}.tax_rate', shared => true);

create table tracking_category (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  status text not null,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
select ${schema}.protect('${schema}.tracking_category', shared => true);

create table tracking_option (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  source_id text not null,
  name text not null,
  status text not null,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references tracking_category on delete cascade
);
select ${schema}.protect('${schema}.tracking_option', shared => true);

create table item (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  code text not null,
  name text,
  sales_unit_price numeric(19, 4),
  sales_account_code text,
  purchase_unit_price numeric(19, 4),
  purchase_account_code text,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
select ${schema}.protect('${schema}.item');
