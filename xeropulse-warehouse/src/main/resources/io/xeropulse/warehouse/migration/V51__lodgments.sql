-- Where clients' returns stand with the tax office; no public API has it, so the practice gives it.

create table ato_lodgment (
  organization_id uuid not null,
  line_no integer not null,
  client_id text,
  client_name text not null,
  return_type text not null,
  financial_year integer not null,
  ato_status text not null,
  workflow_status text,
  primary key (organization_id, line_no)
);
comment on column ato_lodgment.financial_year is 'The calendar year in which the financial year ends.';
comment on column ato_lodgment.workflow_status is 'How far the practice is, which is another matter than what the office has.';
create unique index ato_lodgment_of_client
  on ato_lodgment (organization_id, coalesce(client_id, client_name), return_type, financial_year);
select ${schema}.protect('${schema}.ato_lodgment', client => 'client_id');
