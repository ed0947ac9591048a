drop table ${schema}.tie_out_break, ${schema}.tie_out_account, ${schema}.tie_out;
