-- What a session read, summed up, and what in its books contradicts that or itself.

alter table sync_session_entity add column control_hash text not null default '0000000000000000';
alter table sync_session_entity add column control_amounts text[] not null default '{}';
comment on column sync_session_entity.control_hash is 'Sum, modulo 2^64, over every loaded record''s identifier and figures as they were read.';
comment on column sync_session_entity.control_amounts is 'Totals with tax of what was loaded, by kind and currency, as they were read.';

alter table tie_out add column doubts text[] not null default '{}';
comment on column tie_out.doubts is 'Records that contradict each other, the source or what the session loaded.';
