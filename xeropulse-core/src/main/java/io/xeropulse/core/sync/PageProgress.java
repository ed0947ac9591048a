package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Entity;
import java.time.Duration;
import java.util.Optional;

/**
 * How far an entity is. Immutable.
 *
 * @param entity of what
 * @param fetched records read and loaded so far in this session
 * @param expected records the source announced; -1 when it did not
 * @param elapsed time spent on the entity so far
 */
public record PageProgress(Entity entity, long fetched, long expected, Duration elapsed) {

  /**
   * An estimate of the time the entity still takes, at the pace so far.
   *
   * @return the estimate; empty when the source announced no number or nothing was read yet, since
   *     a guess would be no estimate
   */
  public Optional<Duration> remaining() {
    if (expected < 0 || fetched <= 0) {
      return Optional.empty();
    }
    long left = Math.max(0, expected - fetched);
    return Optional.of(elapsed.multipliedBy(left).dividedBy(fetched));
  }
}
