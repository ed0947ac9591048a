drop table xeropulse.removed_fact;
