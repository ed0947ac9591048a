package io.xeropulse.xero.auth;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a person's consent, renewed before they end. Refresh tokens work once, so renewing is
 * done by one thread of one process at a time, under the store's lock, and the new tokens are
 * stored before anybody uses them. A process that dies in between leaves the old refresh token
 * behind, which Xero takes again within its grace. Thread-safe.
 */
public final class GrantTokenSource implements TokenSource {
  private final TokenEndpoint endpoint;
  private final GrantStore<GrantTokens> store;
  private final GrantId grant;
  private final InstantSource clock;
  private volatile @Nullable GrantTokens cached;
  private volatile @Nullable String refusedAccess;

  private GrantTokenSource(
      TokenEndpoint endpoint, GrantStore<GrantTokens> store, GrantId grant, InstantSource clock) {
    this.endpoint = endpoint;
    this.store = store;
    this.grant = grant;
    this.clock = clock;
  }

  /**
   * Creates a token source; nothing is asked yet.
   *
   * @param client what sends; never closed here
   * @param tokenEndpoint where tokens are renewed
   * @param app the app that the consent was given to
   * @param store where the grant's tokens are
   * @param grant which grant
   * @param clock where the time is read
   * @return a token source for one grant
   */
  public static GrantTokenSource create(
      OkHttpClient client,
      URI tokenEndpoint,
      AppCredentials app,
      GrantStore<GrantTokens> store,
      GrantId grant,
      InstantSource clock) {
    return new GrantTokenSource(new TokenEndpoint(client, tokenEndpoint, app), store, grant, clock);
  }

  @Override
  public AccessToken accessToken() {
    GrantTokens tokens = cached;
    if (tokens != null && usable(tokens)) {
      return tokens.access();
    }
    synchronized (this) {
      tokens = cached;
      if (tokens == null || !usable(tokens)) {
        tokens = current();
        cached = tokens;
      }
      return tokens.access();
    }
  }

  @Override
  public synchronized void invalidate(AccessToken refused) {
    refusedAccess = refused.value();
  }

  /** Another process may have renewed already; only if none has, it is our turn. */
  private GrantTokens current() {
    Optional<GrantTokens> stored = store.find(grant);
    if (stored.isPresent() && usable(stored.get())) {
      return stored.get();
    }
    return store.replace(grant, tokens -> usable(tokens) ? tokens : renewed(tokens));
  }

  private boolean usable(GrantTokens tokens) {
    return tokens.fresh(clock.instant()) && !tokens.access().value().equals(refusedAccess);
  }

  private GrantTokens renewed(GrantTokens tokens) {
    try {
      return refresh(tokens.refresh());
    } catch (TokenEndpoint.GrantRefusedException refused) {
      return secondTry(tokens, refused);
    }
  }

  private GrantTokens secondTry(GrantTokens tokens, TokenEndpoint.GrantRefusedException refused) {
    Optional<String> other = Optional.empty();
    if (refused.error().equals("invalid_grant")) {
      // A store whose lock failed us may hold what another process got for the same token.
      other =
          store
              .find(grant)
              .map(GrantTokens::refresh)
              .filter(refresh -> !refresh.equals(tokens.refresh()))
              .or(() -> tokens.previousWithinGrace(clock.instant()));
    }
    if (other.isEmpty()) {
      throw forCallers(refused);
    }
    try {
      return refresh(other.get());
    } catch (TokenEndpoint.GrantRefusedException again) {
      throw forCallers(again);
    }
  }

  private GrantTokens refresh(String refreshToken) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    endpoint.identify(form);
    Instant asked = clock.instant();
    return GrantTokens.answered(endpoint.post(form), asked, refreshToken);
  }

  private AuthenticationException forCallers(TokenEndpoint.GrantRefusedException refused) {
    return new AuthenticationException("Grant %s: %s".formatted(grant, refused.getMessage()));
  }
}
