drop table ${schema}.sync_attempt;
alter table ${schema}.sync_session_entity
  drop column removed, drop column watermark_before, drop column watermark_after, drop column duration_ms,
  drop column findings;
-- A cancelled session has no word of its own any more: it did not do what it was to do.
alter table ${schema}.sync_session no force row level security;
update ${schema}.sync_session set status = 'failed' where status = 'cancelled';
alter table ${schema}.sync_session force row level security;
alter table ${schema}.sync_session drop constraint sync_session_status_check;
alter table ${schema}.sync_session add constraint sync_session_status_check check (
  status in ('running', 'completed', 'partial', 'failed', 'suspended', 'not_entitled', 'skipped'));
alter table ${schema}.sync_session drop column full_sync, drop column entities, drop column resume_at;
