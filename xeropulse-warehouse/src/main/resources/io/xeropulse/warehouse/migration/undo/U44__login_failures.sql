drop table xeropulse.login_failure;
