-- Whoever comes after a migration that waits for a table waits behind it, so it does not wait long.
set local lock_timeout = '${lock_timeout}';
