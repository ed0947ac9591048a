package io.xeropulse.sandbox.limit;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through as long as the limits allow, in fixed windows whose phase is the tenant's own,
 * and tells in headers what is left; thread-safe.
 */
public final class RateLimiter implements Handler {

  private static final int MINUTE = 60;
  private static final int DAY = 86_400;

  private final Handler inner;
  private final Limits limits;
  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();

  private record Window(long number, int used) {}

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

  private synchronized @Nullable Reply enter(String tenant) {
    if (limits.enforced()) {
      if (running.getOrDefault(tenant, 0) >= limits.concurrent()) {
        return refuse(tenant, "concurrent");
      }
      if (used("day " + tenant, tenant, DAY) >= limits.perDay()) {
        return refuse(tenant, "day").with("Retry-After", left(tenant, DAY));
      }
      if (used("minute " + tenant, tenant, MINUTE) >= limits.perMinute()) {
        return refuse(tenant, "minute").with("Retry-After", left(tenant, MINUTE));
      }
      if (used("app", "", MINUTE) >= limits.appPerMinute()) {
        return refuse(tenant, "appminute");
      }
    }
    count("day " + tenant, tenant, DAY);
    count("minute " + tenant, tenant, MINUTE);
    count("app", "", MINUTE);
    running.merge(tenant, 1, Integer::sum);
    return null;
  }

  private synchronized void leave(String tenant) {
    running.merge(tenant, -1, Integer::sum);
  }

  private synchronized Reply stamp(String tenant, Reply reply) {
    return reply
        .with("X-MinLimit-Remaining", rest(limits.perMinute(), "minute " + tenant, tenant, MINUTE))
        .with("X-DayLimit-Remaining", rest(limits.perDay(), "day " + tenant, tenant, DAY))
        .with("X-AppMinLimit-Remaining", rest(limits.appPerMinute(), "app", "", MINUTE));
  }

  private Reply refuse(String tenant, String problem) {
    return stamp(tenant, Reply.empty(429)).with("X-Rate-Limit-Problem", problem);
  }

  private String rest(int limit, String key, String tenant, int seconds) {
    return String.valueOf(Math.max(0, limit - used(key, tenant, seconds)));
  }

  private int used(String key, String tenant, int seconds) {
    Window window = windows.get(key);
    return window == null || window.number() != number(tenant, seconds) ? 0 : window.used();
  }

  private void count(String key, String tenant, int seconds) {
    windows.put(key, new Window(number(tenant, seconds), used(key, tenant, seconds) + 1));
  }

  private long number(String tenant, int seconds) {
    return Math.floorDiv(shifted(tenant, seconds), seconds);
  }

  private String left(String tenant, int seconds) {
    return String.valueOf(seconds - Math.floorMod(shifted(tenant, seconds), seconds));
  }

  private long shifted(String tenant, int seconds) {
    Instant now = clock.instant();
    return now.getEpochSecond() + Math.floorMod(tenant.hashCode(), seconds);
  }
}
