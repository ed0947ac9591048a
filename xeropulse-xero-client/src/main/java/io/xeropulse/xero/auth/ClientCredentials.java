package io.xeropulse.xero.auth;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a custom connection: the app asks in its own name, for one organisation, and asks again
 * when a token nears its end. Thread-safe; at most one request is under way at a time.
 */
public final class ClientCredentials implements TokenSource {
  private final TokenEndpoint endpoint;
  private final Scopes scopes;
  private final InstantSource clock;
  private volatile @Nullable Lease lease;

  private ClientCredentials(TokenEndpoint endpoint, Scopes scopes, InstantSource clock) {
    this.endpoint = endpoint;
    this.scopes = scopes;
    this.clock = clock;
  }

  /**
   * Creates a token source; nothing is asked yet.
   *
   * @param client what sends; never closed here
   * @param tokenEndpoint where tokens are issued
   * @param app the app's credentials
   * @param scopes what to ask for; {@link Scopes#none()} for all that the app was given
   * @param clock where the time is read
   * @return a token source for one grant
   */
  public static ClientCredentials create(
      OkHttpClient client,
      URI tokenEndpoint,
      AppCredentials app,
      Scopes scopes,
      InstantSource clock) {
    return new ClientCredentials(new TokenEndpoint(client, tokenEndpoint, app), scopes, clock);
  }

  @Override
  public AccessToken accessToken() {
    Lease current = lease;
    if (current != null && current.fresh(clock.instant())) {
      return current.token();
    }
    synchronized (this) {
      current = lease;
      if (current == null || !current.fresh(clock.instant())) {
        current = ask();
        lease = current;
      }
      return current.token();
    }
  }

  @Override
  public synchronized void invalidate(AccessToken refused) {
    Lease current = lease;
    if (current != null && current.token() == refused) {
      lease = null;
    }
  }

  private Lease ask() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    if (!scopes.values().isEmpty()) {
      form.put("scope", scopes.toString());
    }
    Instant asked = clock.instant();
    try {
      return Lease.of(endpoint.post(form), asked);
    } catch (TokenEndpoint.GrantRefusedException refused) {
      throw refused.forCallers();
    }
  }

  /** A token and the instant from which it should be replaced. */
  private record Lease(AccessToken token, Instant renewAt) {
    static Lease of(JsonObject answer, Instant asked) {
      String value = answer.filledText("access_token");
      if (value == null) {
        throw new MalformedResponseException(
            "The identity service answered without an access token; check its address");
      }
      Long seconds = answer.whole("expires_in");
      Duration life = Duration.ofSeconds(seconds == null ? 1_800 : Math.max(0, seconds));
      Instant end = asked.plus(life);
      return new Lease(new AccessToken(value, end), end.minus(Renewal.margin(asked, end)));
    }

    boolean fresh(Instant now) {
      return now.isBefore(renewAt);
    }
  }
}
