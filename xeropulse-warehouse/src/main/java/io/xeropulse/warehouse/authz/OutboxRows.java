package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.OutboxItem;
import io.xeropulse.authz.user.OutboxTable;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The outbox in PostgreSQL; takers pass over what another takes. Not thread-safe. */
final class OutboxRows implements OutboxTable {
  private final Handle handle;
  private final Named named;

  OutboxRows(Handle handle, Named named) {
    this.handle = handle;
    this.named = named;
  }

  @Override
  public void add(OutboxItem item) {
    named.organization(item.organization());
    handle
        .createUpdate(
            """
            insert into user_outbox
              (item_id, organization_id, user_id, kind, reference, attempts, due_at)
            values (:id, :organization, :user, :kind, :reference, :attempts, :due)
            """)
        .bind("id", item.id())
        .bind("organization", item.organization().value())
        .bind("user", item.user().value())
        .bind("kind", item.kind())
        .bind("reference", item.reference())
        .bind("attempts", item.attempts())
        .bind("due", item.dueAt())
        .execute();
  }

  @Override
  public Optional<OutboxItem> take(Instant now, Instant retryAt) {
    return named.chore(
        () ->
            handle
                .createQuery(
                    """
                    with due as materialized (
                      select item_id from user_outbox
                      where due_at <= :now order by due_at, item_id limit 1
                      for update skip locked)
                    update user_outbox taken
                    set attempts = taken.attempts + 1, due_at = :retry
                    from due where taken.item_id = due.item_id
                    returning taken.*
                    """)
                .bind("now", now)
                .bind("retry", retryAt)
                .map((row, context) -> item(row))
                .findOne());
  }

  @Override
  public void postpone(UUID id, Instant dueAt) {
    named.key(id.toString());
    handle
        .createUpdate("update user_outbox set due_at = :due where item_id = :id")
        .bind("id", id)
        .bind("due", dueAt)
        .execute();
  }

  @Override
  public void done(UUID id) {
    named.key(id.toString());
    handle.createUpdate("delete from user_outbox where item_id = :id").bind("id", id).execute();
  }

  private static OutboxItem item(ResultSet row) throws SQLException {
    return new OutboxItem(
        Columns.uuid(row, "item_id"),
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new UserId(row.getString("user_id")),
        OutboxItem.Kind.valueOf(row.getString("kind")),
        row.getString("reference"),
        row.getInt("attempts"),
        Columns.instant(row, "due_at"));
  }
}
