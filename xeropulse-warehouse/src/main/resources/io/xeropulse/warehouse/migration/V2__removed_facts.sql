-- What a complete reading of a source no longer sent: out of the figures, never out of sight.

create table removed_fact (
  organization_id uuid not null,
  session_id uuid not null,
  source text not null,
  entity text not null,
  source_id text not null,
  removed_at timestamptz not null,
  fact jsonb not null,
  primary key (organization_id, session_id, source, entity, source_id)
);
comment on column removed_fact.fact is 'The row as it was.';
create index removed_fact_by_id on removed_fact (organization_id, source, entity, source_id);
select ${schema}.protect('${schema}.removed_fact');
