-- What one organization does to a person ends with it: versions and acceptance belong to the membership.

alter table user_membership add column accepted_at timestamptz, add column auth_version bigint not null default 1;
alter table user_membership alter column auth_version drop default;
comment on column user_membership.accepted_at is 'When the person first accepted to belong here; null before that.';
comment on column user_membership.auth_version is 'Grows whenever the sessions of this membership must end.';

alter table user_session add column membership_version bigint not null default 1;
alter table user_session alter column membership_version drop default;
comment on column user_session.membership_version is 'The membership''s when it began; the session ends when the membership''s moves on.';

-- Who is in use has accepted, unless a temporary password is still unused; of who was ended the audit log
-- knows it. Keys of ended memberships end, so that they do not revive. The owner is kept from rows that no
-- transaction names, so that is lifted for this moment.
alter table user_membership no force row level security;
alter table user_account no force row level security;
alter table audit_entry no force row level security;
alter table api_key no force row level security;
update user_membership m set accepted_at = coalesce(
    (select min(a.at) from audit_entry a
     where a.organization_id = m.organization_id and a.target = 'user:' || m.user_id
       and a.action = 'invitation.accept' and a.outcome = 'SUCCEEDED'),
    case when m.state = 'ACTIVE' then m.changed_at end)
where m.state <> 'INVITED'
  and not exists (select from user_account u where u.user_id = m.user_id and u.temporary_until is not null);
update api_key k set revoked_at = m.changed_at
from user_membership m
where m.organization_id = k.organization_id and m.user_id = k.owner_id
  and m.state = 'DEACTIVATED' and k.revoked_at is null;
alter table user_membership force row level security;
alter table user_account force row level security;
alter table audit_entry force row level security;
alter table api_key force row level security;
