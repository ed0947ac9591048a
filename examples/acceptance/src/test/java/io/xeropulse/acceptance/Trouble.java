package io.xeropulse.acceptance;

import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.fault.Poison;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A Xero with small pages in whose books people work while it is read and which now and then fails,
 * or sends a record that cannot be read. The same seed gives the same trouble to the same calls.
 */
final class Trouble implements Fault {
  private static final int PAGE = 20;
  private static final int GARBLED_PERCENT = 10;
  private static final List<Fault> FAULTS =
      List.of(
          Fault.badGateway(),
          Fault.gatewayTimeout(),
          Fault.unavailable(),
          Fault.serverError(),
          Fault.tooManyRequests("minute", Duration.ofSeconds(1)),
          Fault.unauthorized(),
          Fault.dropped(),
          Fault.halfSent(),
          Fault.firstPageForEver());

  /** A record that comes so is not loaded, and has to be asked for again. */
  private static final List<Fault> GARBLED =
      List.of(
          Fault.poisoned(Poison.NO_DATE),
          Fault.poisoned(Poison.AMOUNT_NOT_A_NUMBER),
          Fault.poisoned(Poison.AMOUNT_TOO_LARGE),
          Fault.poisoned(Poison.NO_ID),
          Fault.poisoned(Poison.NULL_RECORD),
          Fault.poisoned(Poison.TEXT_RECORD));

  private final Sandbox sandbox;
  private final DrivenClock clock;
  private final Random random;
  private int faultPercent;
  private int changePercent;
  private boolean changed;
  private boolean undated;

  Trouble(Sandbox sandbox, DrivenClock clock, long seed) {
    this.sandbox = sandbox;
    this.clock = clock;
    this.random = new Random(seed);
    sandbox.faults().always("", this);
  }

  /**
   * From now on, so many of a hundred calls fail, and so many find books that just changed. While
   * any fail, some others bring a garbled record.
   */
  synchronized void begin(int faults, int changes) {
    faultPercent = faults;
    changePercent = changes;
    changed = false;
  }

  /** Whether anything changed since it began. */
  synchronized boolean changed() {
    return changed;
  }

  /** Makes a change before a sync. */
  synchronized void change(Random chance) {
    undated |= !RandomChanges.any(sandbox, chance);
  }

  /** Whether anything changed that no incremental sync sees, since a full one saw it. */
  synchronized boolean undated() {
    return undated;
  }

  /** A full sync saw everything. */
  synchronized void sawEverything() {
    undated = false;
  }

  /** A host that cannot log in has no sync to trouble. */
  private static boolean ofData(Call call) {
    return call.path().contains("api.xro") || call.path().contains("practicemanager");
  }

  @Override
  public synchronized Reply answer(Call call, Handler sound) {
    if (!ofData(call)) {
      return sound.handle(call);
    }
    clock.advance(Duration.ofSeconds(1));
    if (random.nextInt(100) < changePercent) {
      change(random);
      changed = true;
      clock.advance(Duration.ofSeconds(3));
    }
    Handler small = asked -> sound.handle(smaller(asked));
    if (random.nextInt(100) < faultPercent) {
      return FAULTS.get(random.nextInt(FAULTS.size())).answer(call, small);
    }
    return faultPercent > 0 && random.nextInt(100) < GARBLED_PERCENT
        ? GARBLED.get(random.nextInt(GARBLED.size())).answer(call, small)
        : small.handle(call);
  }

  private static Call smaller(Call call) {
    return call.parameter("pageSize").isPresent()
        ? call.withParameter("pageSize", Integer.toString(PAGE))
        : call;
  }
}
