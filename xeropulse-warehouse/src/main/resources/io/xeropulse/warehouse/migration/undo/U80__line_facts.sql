drop function ${schema}.forget_financial_tracking(text, text[]);
drop table ${schema}.financial_tracking;
alter table ${schema}.financial_line drop column account_id, drop column item_code, drop column discount_rate;
comment on column ${schema}.financial_line.account_code is null;
alter table ${schema}.financial_data drop column line_tax;
