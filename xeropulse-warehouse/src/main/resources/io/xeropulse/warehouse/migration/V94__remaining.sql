-- What a session left to be done, so that a later one does it soon, whichever node runs that one.

alter table sync_session
  add column remaining text not null default 'nothing'
    check (remaining in ('nothing', 'publication', 'reading', 'action'));
comment on column sync_session.remaining is
  'What it left undone: figures that could not be published, something that was not read, or what needs somebody to act.';
