drop table sync_request_record;
drop table sync_request;
drop table scheduled_sync;
