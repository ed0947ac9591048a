-- An attempt to log in counts while it is looked at, so that many at once find no more guesses than one
-- after the other; as a failure it counts only once the password was found wrong.

alter table login_failure
  add column begun integer not null default 0,
  add column begun_until timestamptz not null default '-infinity';
comment on column login_failure.begun is 'Attempts that are looked at.';
comment on column login_failure.begun_until is 'When those count no more, should the process that looks at them have died.';
