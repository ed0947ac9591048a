package io.xeropulse.xero;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.xero.auth.AccessToken;
import io.xeropulse.xero.auth.TokenSource;
import java.util.function.Supplier;

/** Stands in for a grant that there is none of, so that a sync reports why. Thread-safe. */
final class RefusingTokens implements TokenSource {
  private final Supplier<XeroPulseException> why;

  /**
   * @param why the error of every call, made anew for each
   */
  RefusingTokens(Supplier<XeroPulseException> why) {
    this.why = why;
  }

  @Override
  public AccessToken accessToken() {
    throw why.get();
  }

  @Override
  public void invalidate(AccessToken refused) {
    throw why.get();
  }
}
