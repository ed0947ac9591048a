-- Numbers that all organizations draw from one counter tell each of them how much the others do.
-- Changes of closed periods are numbered in each organization; requests are nobody's to read.

alter table closed_period_change alter column change_no drop identity;
create function ${schema}.number_closed_period_change() returns trigger
language plpgsql as $$
begin
  if new.change_no is null then
    select coalesce(max(c.change_no), 0) + 1 into new.change_no from ${schema}.closed_period_change c
    where c.organization_id = new.organization_id;
  end if;
  return new;
end
$$;
revoke all on function ${schema}.number_closed_period_change() from public;
create trigger number_closed_period_change before insert on closed_period_change
  for each row execute function ${schema}.number_closed_period_change();
comment on column closed_period_change.change_no is 'From 1 in each organization; who writes holds its turn.';

-- The numbers given so far, in the same order. Twice, since a number may still be another row's.
alter table closed_period_change no force row level security;
update closed_period_change c set change_no = -n.number
from (
  select organization_id, change_no, row_number() over (partition by organization_id order by change_no) as number
  from closed_period_change) n
where n.organization_id = c.organization_id and n.change_no = c.change_no;
update closed_period_change set change_no = -change_no;
alter table closed_period_change force row level security;

revoke select on sync_request, sync_request_record from xeropulse_reader, xeropulse_scoped_reader;
-- Logins of one organization were granted what the reader was.
do $$
declare
  login record;
begin
  for login in
    select distinct g.grantee::regrole as name from pg_class c, aclexplode(c.relacl) g
    join pg_roles r on r.oid = g.grantee and r.rolname like 'xeropulse\_org\_%'
    where c.oid in ('${schema}.sync_request'::regclass, '${schema}.sync_request_record'::regclass)
  loop
    execute format('revoke all on ${schema}.sync_request, ${schema}.sync_request_record from %s', login.name);
  end loop;
end
$$;
