drop table xeropulse.user_outbox;
drop table xeropulse.user_invitation;
drop table xeropulse.user_membership;
drop table xeropulse.user_account;
drop function xeropulse.protect_access(regclass, text);
revoke all on function xeropulse.claim(text), xeropulse.bound_organization() from xeropulse_access;
-- The role stays: other databases of the cluster may use it.
revoke usage on schema xeropulse from xeropulse_access;
