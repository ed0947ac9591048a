comment on column ${schema}.sync_session_entity.control_hash is 'Sum, modulo 2^64, over every loaded record''s identifier and figures as they were read.';
comment on column ${schema}.sync_session_entity.control_amounts is 'Totals with tax of what was loaded, by kind and currency, as they were read.';
drop table ${schema}.sync_page;
