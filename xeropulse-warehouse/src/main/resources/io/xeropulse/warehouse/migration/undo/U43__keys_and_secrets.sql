drop table ${schema}.sealed_secret;
drop table ${schema}.api_key;
