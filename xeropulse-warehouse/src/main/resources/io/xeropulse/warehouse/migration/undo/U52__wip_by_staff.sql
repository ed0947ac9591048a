drop table xeropulse.write_on, xeropulse.wash_up, xeropulse.project_wip_staff;
alter table xeropulse.project_wip drop column cost_basis;
