package io.xeropulse.authz.password;

import io.xeropulse.core.XeroPulseException;
import java.time.Duration;
import java.util.Optional;

/** Too many passwords are being hashed at once: let the person try again in a moment. */
public final class HashingBusyException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  HashingBusyException() {
    super("Too many logins at once; try again in a few seconds", null);
  }

  @Override
  public boolean retryable() {
    return true;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.of(Duration.ofSeconds(2));
  }
}
