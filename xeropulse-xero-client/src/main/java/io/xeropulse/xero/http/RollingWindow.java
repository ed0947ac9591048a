package io.xeropulse.xero.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Counts calls so that no 60 seconds, wherever they begin, see more than the limit: a call counts
 * from before it is sent until 60 seconds after its answer, for only then is it sure to have left
 * the server's window too. Not thread-safe.
 */
final class RollingWindow {
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration SHARED_FOR = Duration.ofMinutes(5);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final int limit;
  private final ArrayDeque<Instant> answered = new ArrayDeque<>();
  private final ArrayDeque<Instant> answeredBefore = new ArrayDeque<>();
  private int inFlight;
  private Instant blockedUntil = Instant.MIN;
  private Instant sharedUntil = Instant.MIN;
  private Instant serverCountUntil = Instant.MIN;
  private int leftByServer;

  RollingWindow(int limit) {
    this.limit = limit;
  }

  /** How long until a call may start; zero if now. */
  Duration untilFree(Instant now) {
    if (blockedUntil.isAfter(now)) {
      return Duration.between(now, blockedUntil);
    }
    if (serverCountUntil.isAfter(now) && leftByServer <= 0) {
      return Duration.between(now, serverCountUntil);
    }
    if (free(now) > 0) {
      return Duration.ZERO;
    }
    return answered.isEmpty() ? A_MOMENT : Duration.between(now, answered.getFirst().plus(LENGTH));
  }

  void start() {
    inFlight++;
    leftByServer--;
  }

  void end(Instant now) {
    inFlight--;
    if (limit < Integer.MAX_VALUE) {
      answered.addLast(now);
    }
  }

  /**
   * Takes the server's count. If it is of more calls than ours can be, somebody else uses the limit
   * too: for a while its count rules, each one until the server's minute is sure to have ended.
   *
   * @param started when the call was sent that brought the count: the server counted some time
   *     after that, when calls that are out of our window by now were still in its own
   */
  void learn(int remaining, Instant started, Instant now) {
    if (limit - remaining > countedAtMost(started, now)) {
      sharedUntil = now.plus(SHARED_FOR);
    }
    if (sharedUntil.isAfter(now)) {
      serverCountUntil = now.plus(LENGTH);
      leftByServer = remaining - inFlight;
    }
  }

  /** Our calls that a server can have counted in the 60 seconds before some time since then. */
  private int countedAtMost(Instant started, Instant now) {
    int counted = limit - free(now);
    for (Iterator<Instant> late = answeredBefore.descendingIterator(); late.hasNext(); counted++) {
      if (!late.next().plus(LENGTH).isAfter(started)) {
        break;
      }
    }
    return counted;
  }

  void blockUntil(Instant instant) {
    blockedUntil = instant.isAfter(blockedUntil) ? instant : blockedUntil;
  }

  private int free(Instant now) {
    while (!answered.isEmpty() && !answered.getFirst().plus(LENGTH).isAfter(now)) {
      answeredBefore.addLast(answered.removeFirst());
    }
    while (!answeredBefore.isEmpty()
        && !answeredBefore.getFirst().plus(LENGTH).plus(LONGEST_CALL).isAfter(now)) {
      answeredBefore.removeFirst();
    }
    return limit - inFlight - answered.size();
  }
}
