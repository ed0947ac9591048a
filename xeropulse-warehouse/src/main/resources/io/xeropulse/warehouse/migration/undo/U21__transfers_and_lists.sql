drop table xeropulse.item, xeropulse.tracking_option, xeropulse.tracking_category, xeropulse.tax_rate;
-- Transfers and manual journals had no place before; the next full sync brings them back.
alter table xeropulse.financial_data no force row level security;
delete from xeropulse.financial_data where direction = 'within';
alter table xeropulse.financial_data force row level security;
alter table xeropulse.financial_data drop constraint financial_data_direction_check;
alter table xeropulse.financial_data add constraint financial_data_direction_check
  check (direction in ('in', 'out', 'unknown'));
comment on column xeropulse.financial_data.direction is null;
alter table xeropulse.financial_data drop column counter_account_id;
