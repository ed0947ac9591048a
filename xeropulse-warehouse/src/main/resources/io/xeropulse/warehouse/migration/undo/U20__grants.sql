drop table xeropulse.grant_token;
