drop table ${schema}.removed_fact;
