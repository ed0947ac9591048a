drop table xeropulse.tie_out_break, xeropulse.tie_out_account, xeropulse.tie_out;
