package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.AccountChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers sessions for a short time, so that not every request reads the database. A change made
 * through this process is seen at once, one made by another node after the cache time. Bounded;
 * thread-safe.
 */
public final class SessionCache implements AccountChanges {
  private static final int MAX_ENTRIES = 10_000;

  private record Entry(SessionView view, Instant readAt) {}

  private final Duration lifetime;
  private final InstantSource clock;
  private final Map<UUID, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long changes;

  /**
   * Creates an empty cache.
   *
   * @param lifetime how old an entry may be
   * @param clock the time
   */
  public SessionCache(Duration lifetime, InstantSource clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @Override
  public synchronized void changed(UserId user) {
    changes++;
    entries.values().removeIf(entry -> entry.view().session().user().equals(user));
  }

  synchronized void ended(UUID session) {
    changes++;
    entries.remove(session);
  }

  /** The view, read anew when it is too old; a view read while something changed is not kept. */
  Optional<SessionView> get(UUID session, Supplier<Optional<SessionView>> read) {
    long before;
    synchronized (this) {
      @Nullable Entry entry = entries.get(session);
      if (entry != null && clock.instant().isBefore(entry.readAt().plus(lifetime))) {
        return Optional.of(entry.view());
      }
      before = changes;
    }
    Instant now = clock.instant();
    Optional<SessionView> view = read.get();
    synchronized (this) {
      if (view.isPresent() && before == changes) {
        entries.put(session, new Entry(view.get(), now));
        trim();
      }
    }
    return view;
  }

  private void trim() {
    Iterator<UUID> oldest = entries.keySet().iterator();
    while (entries.size() > MAX_ENTRIES) {
      oldest.next();
      oldest.remove();
    }
  }
}
