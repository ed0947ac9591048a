package io.xeropulse.core.sync;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a source after a failure. */
sealed interface Recovery {

  /** It is tried again in this session. */
  record Again(Duration delay) implements Recovery {}

  /** The session ends, and is taken up again at an instant. */
  record Later(Instant resumeAt) implements Recovery {}

  /** Trying again changes nothing: somebody has to do something. */
  record Never() implements Recovery {}

  /** Whether it decides over another one, where both entities of a source failed. */
  default boolean outweighs(Recovery other) {
    if (this instanceof Again again && other instanceof Again also) {
      return again.delay().compareTo(also.delay()) > 0;
    }
    if (this instanceof Later later && other instanceof Later also) {
      return later.resumeAt().isAfter(also.resumeAt());
    }
    return weight() > other.weight();
  }

  private int weight() {
    if (this instanceof Never) {
      return 2;
    }
    return this instanceof Later ? 1 : 0;
  }
}
