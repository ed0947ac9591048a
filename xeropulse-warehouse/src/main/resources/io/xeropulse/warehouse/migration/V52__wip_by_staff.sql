-- Work in progress person by person, interims that the practice washed up, and write-ons.

alter table project_wip
  add column cost_basis text not null default 'unknown'
    check (cost_basis in ('none_invoiced', 'estimated', 'unknown'));
alter table project_wip alter column cost_basis drop default;
comment on column project_wip.cost_basis is 'How well it is known which disbursements were invoiced; XPM links none.';

create table project_wip_staff (
  organization_id uuid not null,
  as_at date not null,
  job_id text not null,
  staff_id text not null,
  minutes bigint not null,
  time_amount numeric(19, 4) not null,
  unpriced_minutes bigint not null,
  gross_0_30 numeric(19, 4) not null,
  gross_31_60 numeric(19, 4) not null,
  gross_61_90 numeric(19, 4) not null,
  gross_91 numeric(19, 4) not null,
  primary key (organization_id, as_at, job_id, staff_id),
  check (gross_0_30 + gross_31_60 + gross_61_90 + gross_91 = time_amount)
);
comment on table project_wip_staff is 'Each person''s part of a job''s unbilled time; costs and interims belong to nobody.';
create index project_wip_of_staff on project_wip_staff (organization_id, as_at, staff_id);
select ${schema}.protect('${schema}.project_wip_staff', job => 'job_id', staff => 'staff_id');

create table wash_up (
  organization_id uuid not null,
  line_no integer not null,
  job_id text not null,
  washed_on date not null,
  amount numeric(19, 4) not null check (amount > 0),
  primary key (organization_id, line_no)
);
comment on table wash_up is 'Interims that the practice says are earned; XPM''s API does not tell.';
create index wash_up_of_job on wash_up (organization_id, job_id);
select ${schema}.protect('${schema}.wash_up', job => 'job_id');

create table write_on (
  organization_id uuid not null,
  job_id text not null,
  kind text not null check (kind in ('time', 'unknown', 'wash_up')),
  dated_on date not null,
  invoice_line_id text not null,
  time_entry_id text not null,
  staff_id text,
  time_amount numeric(19, 4),
  write_on_amount numeric(19, 4),
  primary key (organization_id, job_id, kind, dated_on, invoice_line_id, time_entry_id),
  check ((kind = 'time') = (staff_id is not null and time_amount is not null)),
  check ((kind = 'unknown') = (write_on_amount is null))
);
comment on table write_on is 'What an invoice line billed above (or, negative, below) the value of each time entry it cleared, at the invoice''s date; interims washed up, at the day of that; and lines one of whose entries has no rate, without an amount.';
create index write_on_by_date on write_on (organization_id, dated_on);
select ${schema}.protect('${schema}.write_on', job => 'job_id', staff => 'staff_id');
