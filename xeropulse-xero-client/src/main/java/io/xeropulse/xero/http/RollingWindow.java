package io.xeropulse.xero.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * Counts calls so that no 60 seconds, wherever they begin, see more than the limit: a call counts
 * from before it is sent until 60 seconds after its answer, for only then is it sure to have left
 * the server's window too. Not thread-safe.
 */
final class RollingWindow {
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final int limit;
  private final ArrayDeque<Instant> answered = new ArrayDeque<>();
  private int inFlight;
  private Instant blockedUntil = Instant.MIN;

  RollingWindow(int limit) {
    this.limit = limit;
  }

  /** How long until a call may start; zero if now. */
  Duration untilFree(Instant now) {
    if (blockedUntil.isAfter(now)) {
      return Duration.between(now, blockedUntil);
    }
    while (!answered.isEmpty() && !answered.getFirst().plus(LENGTH).isAfter(now)) {
      answered.removeFirst();
    }
    if (free() > 0) {
      return Duration.ZERO;
    }
    return answered.isEmpty() ? A_MOMENT : Duration.between(now, answered.getFirst().plus(LENGTH));
  }

  void start() {
    inFlight++;
  }

  void end(Instant now) {
    inFlight--;
    if (limit < Integer.MAX_VALUE) {
      answered.addLast(now);
    }
  }

  /** Somebody else may share the limit: what the server says is left is never exceeded. */
  void learn(int remaining, Instant now) {
    if (limit == Integer.MAX_VALUE) {
      return;
    }
    for (int others = free() - remaining; others > 0; others--) {
      answered.addLast(now);
    }
  }

  void blockUntil(Instant instant) {
    blockedUntil = instant.isAfter(blockedUntil) ? instant : blockedUntil;
  }

  private int free() {
    return limit - inFlight - answered.size();
  }
}
