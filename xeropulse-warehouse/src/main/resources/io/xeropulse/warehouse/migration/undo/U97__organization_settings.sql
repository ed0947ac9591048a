-- Settings are kept nowhere else: export them first.

drop table ${schema}.organization_settings;
