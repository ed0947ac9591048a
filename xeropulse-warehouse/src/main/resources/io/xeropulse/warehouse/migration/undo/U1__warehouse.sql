-- Everything of the first migration; the roles stay, as other databases of the cluster may use them.
drop table xeropulse.project_wip, xeropulse.team_member, xeropulse.rate_card, xeropulse.job_invoice_line,
  xeropulse.job_invoice, xeropulse.job_cost, xeropulse.time_entry, xeropulse.job_assignment, xeropulse.job,
  xeropulse.client, xeropulse.category, xeropulse.task, xeropulse.staff, xeropulse.financial_allocation,
  xeropulse.financial_line, xeropulse.financial_data, xeropulse.contact, xeropulse.account,
  xeropulse.organization_profile, xeropulse.quarantine, xeropulse.watermark, xeropulse.sync_session_entity,
  xeropulse.sync_session, xeropulse.organization;
drop function xeropulse.hold_turn(bigint), xeropulse.protect(regclass, text, text, text, boolean),
  xeropulse.enter(), xeropulse.in_scope(text), xeropulse.scope(), xeropulse.bound_organization(), xeropulse.claim(text);
revoke usage on schema xeropulse from xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader;
