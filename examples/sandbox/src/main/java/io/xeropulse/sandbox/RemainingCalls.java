package io.xeropulse.sandbox;

import io.xeropulse.sandbox.http.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls in Xero's fixed windows and tells in headers what is left; thread-safe. */
final class RemainingCalls {

  private static final int PER_MINUTE = 60;
  private static final int PER_DAY = 5_000;
  private static final int APP_PER_MINUTE = 10_000;

  private final InstantSource clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  RemainingCalls(InstantSource clock) {
    this.clock = clock;
  }

  private record Window(Instant start, int used) {}

  Reply stamp(String tenant, Reply reply) {
    int minute = used("minute " + tenant, ChronoUnit.MINUTES);
    int day = used("day " + tenant, ChronoUnit.DAYS);
    int app = used("app", ChronoUnit.MINUTES);
    return reply
        .with("X-MinLimit-Remaining", left(PER_MINUTE, minute))
        .with("X-DayLimit-Remaining", left(PER_DAY, day))
        .with("X-AppMinLimit-Remaining", left(APP_PER_MINUTE, app));
  }

  private int used(String key, ChronoUnit length) {
    Instant start = clock.instant().truncatedTo(length);
    return windows
        .merge(
            key,
            new Window(start, 1),
            (old, one) -> old.start().equals(start) ? new Window(start, old.used() + 1) : one)
        .used();
  }

  private static String left(int limit, int used) {
    return String.valueOf(Math.max(0, limit - used));
  }
}
