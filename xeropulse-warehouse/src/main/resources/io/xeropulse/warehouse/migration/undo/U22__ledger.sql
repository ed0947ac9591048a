drop table ${schema}.published, ${schema}.ledger_contact, ${schema}.ledger_account, ${schema}.ledger_doubt, ${schema}.ledger_line, ${schema}.ledger_record;
