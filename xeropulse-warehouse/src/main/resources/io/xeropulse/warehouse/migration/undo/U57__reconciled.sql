alter table ${schema}.financial_data drop column reconciled;
