package io.xeropulse.authz.user;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The outbox inside a transaction. Not thread-safe. */
public interface OutboxTable {

  /**
   * Adds an item.
   *
   * @param item the item
   */
  void add(OutboxItem item);

  /**
   * Takes the item that is due longest: counts an attempt and puts it off, so that nobody else
   * takes it meanwhile and it comes back if this process dies.
   *
   * @param now the time
   * @param retryAt when it is due again unless {@link #done}
   * @return the item with the attempt counted, or empty when none is due
   */
  Optional<OutboxItem> take(Instant now, Instant retryAt);

  /**
   * Puts an item off.
   *
   * @param id which
   * @param dueAt until when
   */
  void postpone(UUID id, Instant dueAt);

  /**
   * Removes an item.
   *
   * @param id which
   */
  void done(UUID id);
}
