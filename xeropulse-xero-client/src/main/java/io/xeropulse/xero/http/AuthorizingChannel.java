package io.xeropulse.xero.http;

import io.xeropulse.xero.auth.AccessToken;
import io.xeropulse.xero.auth.TokenSource;
import java.util.Locale;

/** Adds the token, and asks once more with a new one if the old one is refused. */
final class AuthorizingChannel implements Channel {
  private final Channel next;
  private final TokenSource tokens;

  AuthorizingChannel(Channel next, TokenSource tokens) {
    this.next = next;
    this.tokens = tokens;
  }

  @Override
  public Answer send(Call call) {
    AccessToken token = tokens.accessToken();
    Answer answer = next.send(new Call(call.request(), token));
    if (answer.status() != 401 || lacksScope(answer.response())) {
      return answer;
    }
    tokens.invalidate(token);
    return next.send(new Call(call.request(), tokens.accessToken()));
  }

  /** A token without the scope stays without it when renewed. */
  static boolean lacksScope(ApiResponse response) {
    return response
        .header("WWW-Authenticate")
        .map(challenge -> challenge.toLowerCase(Locale.ROOT).contains("insufficient_scope"))
        .orElse(false);
  }
}
