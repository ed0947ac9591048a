package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Entity;
import java.time.Duration;
import java.util.Optional;

/**
 * How far an entity is. Immutable.
 *
 * @param entity of what
 * @param fetched records read and loaded so far by the reading at hand; another attempt begins
 *     anew, since the source announces what is left for it
 * @param expected records the source announced for this reading; -1 when it did not
 * @param elapsed time spent on this reading so far, without the waits between attempts
 * @param windowsDone windows of dates read to their end, of a backfill; each window is a reading
 * @param windowsExpected windows there are at most; 0 outside a backfill
 */
public record PageProgress(
    Entity entity,
    long fetched,
    long expected,
    Duration elapsed,
    int windowsDone,
    int windowsExpected) {

  /**
   * Progress of an entity that is not read in windows of dates.
   *
   * @param entity of what
   * @param fetched records read and loaded so far by the reading at hand
   * @param expected records the source announced for this reading; -1 when it did not
   * @param elapsed time spent on this reading so far
   */
  public PageProgress(Entity entity, long fetched, long expected, Duration elapsed) {
    this(entity, fetched, expected, elapsed, 0, 0);
  }

  /**
   * An estimate of the time the entity still takes, at the pace so far.
   *
   * @return the estimate; empty when the source announced no number or nothing was read yet, and
   *     during a backfill, whose older windows are of unknown size, since a guess would be no
   *     estimate
   */
  public Optional<Duration> remaining() {
    if (expected < 0 || fetched <= 0 || windowsExpected > 0) {
      return Optional.empty();
    }
    long left = Math.max(0, expected - fetched);
    return Optional.of(elapsed.multipliedBy(left).dividedBy(fetched));
  }
}
