-- Budgets as Xero keeps them. It lists them without amounts and tells 24 months of one a call, so a budget
-- and its amounts are read apart: what it says of two calendar years is one record, written only if it differs.

create table budget (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  budget_type text not null,
  description text,
  source_updated_at timestamptz,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
comment on column budget.budget_type is 'OVERALL for the whole organization, TRACKING for what carries the options in budget_tracking.';
select ${schema}.protect('${schema}.budget');

create table budget_tracking (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  category_id text,
  option_id text,
  category_name text,
  option_name text,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references budget on delete cascade
);
comment on table budget_tracking is 'What a budget is limited to: one row a tracking option.';
select ${schema}.protect('${schema}.budget_tracking');

create table budget_window (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  budget_id text not null,
  first_month date not null,
  content_hash uuid not null,
  primary key (organization_id, source, source_id)
);
comment on table budget_window is 'Two calendar years of a budget as they were last read; windows around its last change are read, older ones stay.';
-- Not the organization first: no rival of the key when foreign keys are checked.
create index budget_window_of_budget on budget_window (budget_id, organization_id);
select ${schema}.protect('${schema}.budget_window');

create table budget_line (
  organization_id uuid not null,
  source text not null,
  parent_id text not null,
  line_no integer not null,
  budget_id text not null,
  account_id text not null,
  account_code text,
  month date not null check (extract(day from month) = 1),
  amount numeric(19, 4) not null,
  notes text,
  primary key (organization_id, source, parent_id, line_no),
  foreign key (organization_id, source, parent_id) references budget_window on delete cascade
);
comment on table budget_line is 'What is budgeted for an account in a month, in base currency without tax; income and costs are both positive.';
comment on column budget_line.month is 'The first of the month.';
create index budget_line_of_budget on budget_line (organization_id, budget_id, month);
select ${schema}.protect('${schema}.budget_line');
