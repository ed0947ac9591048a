-- Which service each category of jobs belongs to; XPM knows categories only, so the practice says.

create table service_type_mapping (
  organization_id uuid not null,
  category text not null,
  service_type text not null,
  primary key (organization_id, category)
);
comment on table service_type_mapping is 'A category without a row is a service of its own.';
comment on column service_type_mapping.category is 'As job.category has it.';
select ${schema}.protect('${schema}.service_type_mapping', shared => true);
