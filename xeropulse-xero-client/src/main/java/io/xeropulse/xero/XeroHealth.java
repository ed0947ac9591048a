package io.xeropulse.xero;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.xero.accounting.AccountingApi;
import io.xeropulse.xero.accounting.Organisation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an organisation can be read just now. Immutable.
 *
 * @param state how it stands
 * @param organisationName the organisation's display name, or null unless it is up
 * @param detail what went wrong and what to do; empty when it is up
 */
public record XeroHealth(State state, @Nullable String organisationName, String detail) {

  static XeroHealth check(AccountingApi api) {
    try {
      List<Organisation> organisations = api.organisations().toList();
      return organisations.isEmpty()
          ? new XeroHealth(State.NOT_ENTITLED, null, "Xero lists no organisation; connect it again")
          : new XeroHealth(State.UP, organisations.get(0).name(), "");
    } catch (XeroPulseException failure) {
      return new XeroHealth(
          state(failure), null, Objects.requireNonNullElse(failure.getMessage(), ""));
    }
  }

  private static State state(XeroPulseException failure) {
    if (failure instanceof AuthenticationException) {
      return State.RECONNECT;
    }
    if (failure instanceof NotEntitledException) {
      return State.NOT_ENTITLED;
    }
    return failure instanceof RateLimitException ? State.LIMITED : State.DOWN;
  }

  /** How a connection stands. */
  public enum State {
    /** It can be read. */
    UP,
    /** A person has to connect it again. */
    RECONNECT,
    /** It is connected, but this may not be read: a scope, role or subscription is missing. */
    NOT_ENTITLED,
    /** A limit is spent; it comes back by itself. */
    LIMITED,
    /** Xero or the network fails; it may come back by itself. */
    DOWN
  }
}
