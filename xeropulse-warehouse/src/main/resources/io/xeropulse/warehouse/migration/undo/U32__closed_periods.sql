drop trigger watch_closed_periods_on_insert on xeropulse.financial_data;
drop trigger watch_closed_periods_on_update on xeropulse.financial_data;
drop function xeropulse.watch_closed_periods_on_insert(), xeropulse.watch_closed_periods_on_update();
drop table xeropulse.closed_period_change;
