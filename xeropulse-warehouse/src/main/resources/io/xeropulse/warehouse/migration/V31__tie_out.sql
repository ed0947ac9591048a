-- The certificate of every proved session: both ledgers, account by account, and where they part.

create table tie_out (
  organization_id uuid not null,
  session_id uuid not null,
  as_at date not null,
  tied boolean not null,
  reports_read integer not null,
  certificate_hash text not null,
  proved_at timestamptz not null,
  primary key (organization_id, session_id),
  foreign key (organization_id, session_id) references sync_session
);
comment on column tie_out.certificate_hash is 'SHA-256 over organization, day and every account''s balances and verdict.';

create table tie_out_account (
  organization_id uuid not null,
  session_id uuid not null,
  account_id text not null,
  label text not null,
  ours numeric(19, 4) not null,
  theirs numeric(19, 4) not null,
  difference numeric(19, 4) not null generated always as (ours - theirs) stored,
  verdict text not null check (verdict in ('matched', 'explained', 'unmatched')),
  reason text,
  primary key (organization_id, session_id, account_id),
  foreign key (organization_id, session_id) references tie_out on delete cascade,
  check ((verdict = 'matched') = (ours = theirs))
);

create table tie_out_break (
  organization_id uuid not null,
  session_id uuid not null,
  break_no integer not null,
  first_day date not null,
  last_day date not null,
  account_id text not null,
  amount numeric(19, 4) not null,
  suspects text[] not null,
  primary key (organization_id, session_id, break_no, account_id),
  foreign key (organization_id, session_id) references tie_out on delete cascade
);
comment on column tie_out_break.suspects is 'The records that it may come from, each as kind, id and what is known.';

select ${schema}.protect('${schema}.tie_out');
select ${schema}.protect('${schema}.tie_out_account');
select ${schema}.protect('${schema}.tie_out_break');
