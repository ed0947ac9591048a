package io.xeropulse.authz.memory;

import io.xeropulse.authz.user.OutboxItem;
import io.xeropulse.authz.user.OutboxTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;

final class OutboxRows implements OutboxTable {
  private final Rows<OutboxItem> items;

  OutboxRows(Deque<Runnable> undo) {
    items = new Rows<>(undo);
  }

  @Override
  public void add(OutboxItem item) {
    items.put(item.id().toString(), item);
  }

  @Override
  public Optional<OutboxItem> take(Instant now, Instant retryAt) {
    Optional<OutboxItem> due =
        items.all().stream()
            .filter(item -> !item.dueAt().isAfter(now))
            .min(Comparator.comparing(OutboxItem::dueAt).thenComparing(OutboxItem::id))
            .map(item -> with(item, item.attempts() + 1, retryAt));
    due.ifPresent(this::add);
    return due;
  }

  @Override
  public void postpone(UUID id, Instant dueAt) {
    items.find(id.toString()).ifPresent(item -> add(with(item, item.attempts(), dueAt)));
  }

  @Override
  public void done(UUID id) {
    items.remove(id.toString());
  }

  private static OutboxItem with(OutboxItem item, int attempts, Instant dueAt) {
    return new OutboxItem(
        item.id(),
        item.organization(),
        item.user(),
        item.kind(),
        item.reference(),
        attempts,
        dueAt);
  }
}
