drop table xeropulse.sealed_secret;
drop table xeropulse.api_key;
