drop table ${schema}.dashboard_access, ${schema}.dashboard;
