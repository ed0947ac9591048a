-- What each page of a session summed up to, written with its rows: if the rows of a page or its total are lost
-- or changed afterwards, the two do not agree.

create table sync_page (
  organization_id uuid not null,
  session_id uuid not null,
  source text not null,
  entity text not null,
  page_no integer not null,
  records bigint not null,
  facts bigint not null,
  control_hash text not null,
  control_amounts text[] not null,
  primary key (organization_id, session_id, source, entity, page_no),
  foreign key (organization_id, session_id) references sync_session
);
comment on table sync_page is 'A page of a session, with its control totals; those of a session add up to sync_session_entity.';
comment on column sync_page.records is 'Records that came, those that went to quarantine included.';
comment on column sync_page.facts is 'Those of them that are held since, each counted once.';
comment on column sync_page.control_hash is 'Sum, modulo 2^64, over the first halves of these facts'' content hashes.';
comment on column sync_page.control_amounts is 'Totals with tax, and their tax, by kind and currency.';

select ${schema}.protect('${schema}.sync_page');

comment on column sync_session_entity.control_hash is 'Sum, modulo 2^64, over the first halves of the content hashes of what its pages loaded.';
comment on column sync_session_entity.control_amounts is 'Totals with tax of what its pages loaded, and their tax, by kind and currency.';
