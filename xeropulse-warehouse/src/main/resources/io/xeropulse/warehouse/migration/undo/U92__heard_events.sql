drop table ${schema}.heard_event;
drop table ${schema}.webhook_memory;
