drop table ${schema}.connected_tenant;
