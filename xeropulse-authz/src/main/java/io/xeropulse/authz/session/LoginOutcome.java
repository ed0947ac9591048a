package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Principal;
import java.time.Instant;
import java.util.List;

/** What came of a login. Immutable. */
public sealed interface LoginOutcome {

  /**
   * The person is in.
   *
   * @param tokens the session's tokens
   * @param principal who, with role and assignments
   * @param dashboards what they may look at, the first to be shown
   * @param device a token to keep in a long-lived cookie, which spares this browser delays
   */
  record LoggedIn(
      SessionTokens tokens, Principal principal, List<DashboardId> dashboards, String device)
      implements LoginOutcome {
    /** Copies the dashboards. */
    public LoggedIn {
      dashboards = List.copyOf(dashboards);
    }

    @Override
    public String toString() {
      return "LoggedIn[" + principal.user() + "]";
    }
  }

  /**
   * No. Wrong password, unknown address, ended account: which of them is not told, so tell the
   * person that the address or the password is wrong.
   */
  record Refused() implements LoginOutcome {}

  /**
   * Not now, after too many failures; the same whether the account exists or not.
   *
   * @param until when to try again
   */
  record Throttled(Instant until) implements LoginOutcome {}

  /**
   * The password was a temporary one and works no more; set an own one now.
   *
   * @param token for {@code Invitations.accept}, good for 15 minutes
   */
  record PasswordChangeRequired(String token) implements LoginOutcome {
    @Override
    public String toString() {
      return "PasswordChangeRequired[hidden]";
    }
  }
}
