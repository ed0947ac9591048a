package io.xeropulse.sandbox.limit;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through as long as the limits allow, in fixed windows whose phase is the tenant's own,
 * and tells in headers what is left; thread-safe.
 */
public final class RateLimiter implements Handler {

  private final Handler inner;
  private final InstantSource clock;
  private final Map<Key, Used> windows = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private Limits limits;

  /** In what calls are counted. */
  public enum Window {
    /** A tenant's minute. */
    MINUTE(60),
    /** A tenant's day. */
    DAY(86_400),
    /** The app's minute, over all tenants. */
    APP_MINUTE(60);

    private final int seconds;

    Window(int seconds) {
      this.seconds = seconds;
    }

    private int limit(Limits limits) {
      return switch (this) {
        case MINUTE -> limits.perMinute();
        case DAY -> limits.perDay();
        case APP_MINUTE -> limits.appPerMinute();
      };
    }
  }

  private record Key(String tenant, Window window) {
    static Key of(String tenant, Window window) {
      return new Key(window == Window.APP_MINUTE ? "" : tenant, window);
    }
  }

  private record Used(long number, int calls) {}

  /**
   * Guards a handler.
   *
   * @param inner who answers what is let through
   * @param limits how much that is
   * @param clock tells when windows begin
   */
  public RateLimiter(Handler inner, Limits limits, InstantSource clock) {
    this.inner = inner;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Reply handle(Call call) {
    String tenant = call.header("xero-tenant-id").orElse("");
    Reply refusal = enter(tenant);
    if (refusal != null) {
      return refusal;
    }
    try {
      return stamp(tenant, inner.handle(call));
    } finally {
      leave(tenant);
    }
  }

  /**
   * Tells the limits.
   *
   * @return the limits as they are now
   */
  public synchronized Limits limits() {
    return limits;
  }

  /**
   * Changes the limits; what was used stays used.
   *
   * @param chosen the limits from now on
   */
  public synchronized void limit(Limits chosen) {
    limits = chosen;
  }

  /**
   * Lists who called.
   *
   * @return the tenants, ordered
   */
  public synchronized Set<String> tenants() {
    Set<String> tenants = new TreeSet<>();
    windows.keySet().forEach(key -> tenants.add(key.tenant()));
    tenants.remove("");
    return tenants;
  }

  /**
   * Tells what is left of a window.
   *
   * @param tenant the tenant id, of no matter for the app's window
   * @param window which window
   * @return how many calls, 0 or more
   */
  public synchronized int left(String tenant, Window window) {
    return Math.max(0, window.limit(limits) - used(Key.of(tenant, window)));
  }

  /**
   * Uses up what is left of a window until its next one begins.
   *
   * @param tenant the tenant id, of no matter for the app's window
   * @param window which window
   */
  public synchronized void exhaust(String tenant, Window window) {
    Key key = Key.of(tenant, window);
    windows.put(key, new Used(number(key), Math.max(used(key), window.limit(limits))));
  }

  /**
   * Adds the one header that answers have which no tenant is charged for.
   *
   * @param reply such an answer
   * @return the same with what is left of the app's minute
   */
  public synchronized Reply stampApp(Reply reply) {
    return reply.with("X-AppMinLimit-Remaining", rest("", Window.APP_MINUTE));
  }

  private synchronized @Nullable Reply enter(String tenant) {
    if (limits.enforced()) {
      if (running.getOrDefault(tenant, 0) >= limits.concurrent()) {
        return refuse(tenant, "concurrent");
      }
      if (left(tenant, Window.DAY) == 0) {
        return refuse(tenant, "day").with("Retry-After", untilNext(Key.of(tenant, Window.DAY)));
      }
      if (left(tenant, Window.MINUTE) == 0) {
        return refuse(tenant, "minute")
            .with("Retry-After", untilNext(Key.of(tenant, Window.MINUTE)));
      }
      if (left(tenant, Window.APP_MINUTE) == 0) {
        return refuse(tenant, "appminute");
      }
    }
    for (Window window : Window.values()) {
      Key key = Key.of(tenant, window);
      windows.put(key, new Used(number(key), used(key) + 1));
    }
    running.merge(tenant, 1, Integer::sum);
    return null;
  }

  private synchronized void leave(String tenant) {
    running.merge(tenant, -1, Integer::sum);
  }

  private synchronized Reply stamp(String tenant, Reply reply) {
    return stampApp(reply)
        .with("X-MinLimit-Remaining", rest(tenant, Window.MINUTE))
        .with("X-DayLimit-Remaining", rest(tenant, Window.DAY));
  }

  private Reply refuse(String tenant, String problem) {
    return stamp(tenant, Reply.empty(429)).with("X-Rate-Limit-Problem", problem);
  }

  private String rest(String tenant, Window window) {
    return String.valueOf(left(tenant, window));
  }

  private int used(Key key) {
    Used used = windows.get(key);
    return used == null || used.number() != number(key) ? 0 : used.calls();
  }

  private long number(Key key) {
    return Math.floorDiv(shifted(key), key.window().seconds);
  }

  private String untilNext(Key key) {
    int seconds = key.window().seconds;
    return String.valueOf(seconds - Math.floorMod(shifted(key), seconds));
  }

  private long shifted(Key key) {
    Instant now = clock.instant();
    return now.getEpochSecond() + Math.floorMod(key.tenant().hashCode(), key.window().seconds);
  }
}
