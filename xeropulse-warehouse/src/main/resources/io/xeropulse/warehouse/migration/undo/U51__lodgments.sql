drop table ${schema}.ato_lodgment;
