drop table ${schema}.user_outbox;
drop table ${schema}.user_invitation;
drop table ${schema}.user_membership;
drop table ${schema}.user_account;
drop function ${schema}.protect_access(regclass, text);
revoke all on function ${schema}.claim(text), ${schema}.bound_organization() from xeropulse_access;
-- The role stays: other databases of the cluster may use it.
revoke usage on schema ${schema} from xeropulse_access;
