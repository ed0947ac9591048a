alter table ${schema}.user_session drop column membership_version;
alter table ${schema}.user_membership drop column accepted_at, drop column auth_version;
