drop table ${schema}.item, ${schema}.tracking_option, ${schema}.tracking_category, ${schema}.tax_rate;
-- Transfers and manual journals had no place before; the next full sync brings them back.
alter table ${schema}.financial_data no force row level security;
delete from ${schema}.financial_data where direction = 'within';
alter table ${schema}.financial_data force row level security;
alter table ${schema}.financial_data drop constraint financial_data_direction_check;
alter table ${schema}.financial_data add constraint financial_data_direction_check
  check (direction in ('in', 'out', 'unknown'));
comment on column ${schema}.financial_data.direction is null;
alter table ${schema}.financial_data drop column counter_account_id;
