drop table ${schema}.write_on, ${schema}.wash_up, ${schema}.project_wip_staff;
alter table ${schema}.project_wip drop column cost_basis;
