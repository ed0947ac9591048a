drop table ${schema}.budget_line, ${schema}.budget_window, ${schema}.budget_tracking, ${schema}.budget;
