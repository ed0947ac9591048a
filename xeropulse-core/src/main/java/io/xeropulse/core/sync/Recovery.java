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
}
