drop table ${schema}.refresh_token;
drop table ${schema}.user_session;
