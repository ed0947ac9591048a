drop table xeropulse.ato_lodgment;
