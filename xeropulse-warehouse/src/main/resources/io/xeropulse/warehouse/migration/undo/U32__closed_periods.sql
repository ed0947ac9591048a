drop trigger watch_closed_periods_on_insert on ${schema}.financial_data;
drop trigger watch_closed_periods_on_update on ${schema}.financial_data;
drop function ${schema}.watch_closed_periods_on_insert(), ${schema}.watch_closed_periods_on_update();
drop table ${schema}.closed_period_change;
