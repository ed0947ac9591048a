drop table ${schema}.connection;
