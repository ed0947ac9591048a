drop table ${schema}.login_failure;
