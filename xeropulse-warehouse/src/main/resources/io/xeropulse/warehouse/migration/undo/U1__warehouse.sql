-- Everything of the first migration; the roles stay, as other databases of the cluster may use them.
drop table ${schema}.project_wip, ${schema}.team_member, ${schema}.rate_card, ${schema}.job_invoice_line,
  ${schema}.job_invoice, ${schema}.job_cost, ${schema}.time_entry, ${schema}.job_assignment, ${schema}.job,
  ${schema}.client, ${schema}.category, ${schema}.task, ${schema}.staff, ${schema}.financial_allocation,
  ${schema}.financial_line, ${schema}.financial_data, ${schema}.contact, ${schema}.account,
  ${schema}.organization_profile, ${schema}.quarantine, ${schema}.watermark, ${schema}.sync_session_entity,
  ${schema}.sync_session, ${schema}.organization;
drop function ${schema}.hold_turn(bigint), ${schema}.protect(regclass, text, text, text, boolean),
  ${schema}.keep_to_organization(regclass),
  ${schema}.enter(), ${schema}.in_scope(text), ${schema}.scope(), ${schema}.bound_organization(), ${schema}.claim(text);
revoke usage on schema ${schema} from xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader;
