drop table ${schema}.grant_token;
