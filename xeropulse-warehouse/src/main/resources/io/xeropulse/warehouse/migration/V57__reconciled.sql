-- Whether a payment or bank transaction was matched with the bank's statement.

alter table financial_data add column reconciled boolean;
comment on column financial_data.reconciled is 'Null where the source does not say: of documents, of transfers, which have two sides, and of what was read before this column was there.';
