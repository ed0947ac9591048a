-- The ledger: double entry derived from documents and cash movements, and which session's state
-- readers see. All of it changes in one transaction, at the end of a sync.

create table ledger_record (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  cluster_id text not null,
  kind text not null,
  in_the_books boolean not null,
  contact_id text,
  transaction_date date not null,
  due_date date,
  currency text not null,
  currency_rate numeric(20, 10) not null,
  total numeric(19, 4) not null,
  derived_from uuid not null,
  primary key (organization_id, source, source_id)
) ${by_organization};
comment on table ledger_record is 'Every document and cash movement as the ledger was derived from it; financial_data is ahead of it while a sync runs.';
comment on column ledger_record.cluster_id is 'The same for records that settle each other, directly or through others: they are booked together.';
comment on column ledger_record.derived_from is 'The content hash of the row of financial_data that it is a copy of.';
create index ledger_record_of_cluster on ledger_record (organization_id, cluster_id);
create index ledger_record_of_contact on ledger_record (organization_id, contact_id, transaction_date) where contact_id is not null;
create index ledger_record_by_kind on ledger_record (organization_id, kind, transaction_date);

create table ledger_line (
  organization_id uuid not null,
  source text not null,
  record_id text not null,
  line_no integer not null,
  source_id text not null,
  derived_as text not null
    check (derived_as in ('document', 'payment', 'allocation', 'bank_transaction', 'transfer', 'manual_journal')),
  account_id text not null,
  accounting_date date not null,
  debit numeric(19, 4) not null check (debit >= 0),
  credit numeric(19, 4) not null check (credit >= 0),
  document_id text,
  document_currency text,
  document_amount numeric(19, 4),
  contact_id text,
  primary key (organization_id, source, record_id, line_no),
  check (debit = 0 or credit = 0),
  check ((document_id is null) = (document_amount is null)),
  check ((document_id is null) = (document_currency is null))
) ${by_organization};
comment on table ledger_line is 'One side of a booking, in base currency; the lines of each source_id and date add up to zero. Accrual basis, derived without the source''s journals.';
comment on column ledger_line.record_id is 'The ledger_record it was derived for: the document booked or settled, or a movement that settles none. No foreign key: both are derived in one transaction, and its check would cost more than the derivation.';
comment on column ledger_line.source_id is 'The document, payment, credit, bank transaction or transfer that is booked.';
comment on column ledger_line.account_id is 'The source''s id of the account; of one that the chart lacks, what the document calls it, such as code:200, system:ROUNDING, credit:id or payment:id.';
comment on column ledger_line.document_id is 'On a control account: the document whose open balance the line is part of.';
comment on column ledger_line.document_amount is 'By how much that balance rises (or, negative, falls) to the debit, in the document''s currency.';
comment on column ledger_line.contact_id is 'The document''s or movement''s, for row security.';
create index ledger_line_by_account on ledger_line (organization_id, account_id, accounting_date) include (debit, credit);
create index ledger_line_by_document on ledger_line (organization_id, document_id, accounting_date)
  include (derived_as, debit, credit, document_amount) where document_id is not null;

create table ledger_doubt (
  organization_id uuid not null,
  source text not null,
  record_id text not null,
  doubt_no integer not null,
  source_id text not null,
  doubt_date date not null,
  message text not null,
  primary key (organization_id, source, record_id, doubt_no)
);
comment on table ledger_doubt is 'What the ledger could not book as it is said: two records that contradict each other, named by the one that is held.';

create table ledger_account (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  code text,
  name text not null,
  account_class text,
  system_account text,
  primary key (organization_id, source, source_id)
);
comment on table ledger_account is 'The chart of accounts as the ledger was derived with it.';

create table ledger_contact (
  organization_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  primary key (organization_id, source, source_id)
);
comment on table ledger_contact is 'What customers and suppliers were called when the ledger was derived.';

create table published (
  organization_id uuid not null,
  session_id uuid not null,
  as_at date not null,
  base_currency text not null,
  financial_year_end_month integer,
  financial_year_end_day integer,
  derived_with uuid not null,
  published_at timestamptz not null,
  primary key (organization_id),
  foreign key (organization_id, session_id) references sync_session
);
comment on table published is 'The session whose state readers see, whole; it moves in one transaction with the ledger and the figures.';
comment on column published.as_at is 'The date that the work in progress was worked out for.';
comment on column published.derived_with is 'A hash of what all bookings depend on: base currency, accounts, and the rules of the version that derived them.';
create index published_session on published (organization_id, session_id);

do $$
declare
  large text;
begin
  foreach large in array array['ledger_record', 'ledger_line'] loop
    for part in 0 .. ${partitions} - 1 loop
      execute format('create table ${schema}.%1$s_%2$s partition of ${schema}.%1$s
        for values with (modulus ${partitions}, remainder %2$s)', large, part);
      execute format('alter table ${schema}.%s_%s enable row level security', large, part);
      execute format('alter table ${schema}.%s_%s force row level security', large, part);
    end loop;
  end loop;
end
$$;

select ${schema}.protect('${schema}.ledger_record', client => 'contact_id');
select ${schema}.protect('${schema}.ledger_line', client => 'contact_id');
select ${schema}.protect('${schema}.ledger_doubt');
select ${schema}.protect('${schema}.ledger_contact', client => 'source_id');
select ${schema}.protect('${schema}.ledger_account', shared => true);
select ${schema}.protect('${schema}.published', shared => true);
