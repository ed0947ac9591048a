drop table xeropulse.refresh_token;
drop table xeropulse.user_session;
