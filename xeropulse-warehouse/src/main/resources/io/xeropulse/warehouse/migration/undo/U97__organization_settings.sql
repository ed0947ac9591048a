-- Settings are kept nowhere else: export them first.

drop table ${schema}.open_organization;
drop table ${schema}.organization_settings;
