drop table ${schema}.service_type_mapping;
