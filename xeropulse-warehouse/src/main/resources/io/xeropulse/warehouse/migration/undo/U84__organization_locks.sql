drop table ${schema}.organization_lock;
