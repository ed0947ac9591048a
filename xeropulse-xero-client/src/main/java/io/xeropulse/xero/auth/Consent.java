package io.xeropulse.xero.auth;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Asks a person for consent by authorization code with PKCE (S256) and state, and ends it again.
 * Thread-safe.
 */
public final class Consent {
  private static final int SECRET_BYTES = 48;

  private final Addresses addresses;
  private final TokenEndpoint token;
  private final TokenEndpoint revocation;
  private final AppCredentials app;
  private final Scopes scopes;
  private final InstantSource clock;
  private final SecureRandom random;

  private Consent(
      OkHttpClient client,
      Addresses addresses,
      AppCredentials app,
      Scopes scopes,
      InstantSource clock,
      SecureRandom random) {
    this.addresses = addresses;
    this.token = new TokenEndpoint(client, addresses.token(), app);
    this.revocation = new TokenEndpoint(client, addresses.revocation(), app);
    this.app = app;
    this.scopes = scopes;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Creates it; nothing is asked yet.
   *
   * @param client what sends; never closed here
   * @param addresses where Xero and the host's own redirect are
   * @param app the app that asks
   * @param scopes what it asks for
   * @param clock where the time is read
   * @param random where secrets come from
   * @return a consent flow
   */
  public static Consent create(
      OkHttpClient client,
      Addresses addresses,
      AppCredentials app,
      Scopes scopes,
      InstantSource clock,
      SecureRandom random) {
    return new Consent(client, addresses, app, scopes, clock, random);
  }

  /**
   * Begins asking one person.
   *
   * @return where to send the browser, and what to remember until it comes back
   */
  public ConsentRequest begin() {
    String state = secret();
    String verifier = secret();
    HttpUrl address =
        Objects.requireNonNull(HttpUrl.get(addresses.authorize()))
            .newBuilder()
            .addQueryParameter("response_type", "code")
            .addQueryParameter("client_id", app.clientId())
            .addQueryParameter("redirect_uri", addresses.redirect().toString())
            .addQueryParameter("scope", scopes.toString())
            .addQueryParameter("state", state)
            .addQueryParameter("code_challenge", challenge(verifier))
            .addQueryParameter("code_challenge_method", "S256")
            .build();
    return new ConsentRequest(address.uri(), state, verifier);
  }

  /**
   * Takes the answer that the browser brought back.
   *
   * @param request what {@link #begin} returned for this person
   * @param state the {@code state} of the redirect
   * @param code the {@code code} of the redirect; good once and for five minutes
   * @return the tokens, to be saved under a new or the person's old grant
   * @throws AuthenticationException if the state is another one, or Xero refuses the code
   * @throws io.xeropulse.core.SourceUnavailableException if the identity service cannot be reached
   */
  public GrantTokens complete(ConsentRequest request, String state, String code) {
    if (!MessageDigest.isEqual(bytes(request.state()), bytes(state))) {
      throw new AuthenticationException(
          "The answer belongs to another consent than the one asked for; begin again");
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", addresses.redirect().toString());
    form.put("code_verifier", request.codeVerifier());
    token.identify(form);
    Instant asked = clock.instant();
    try {
      return GrantTokens.answered(token.post(form), asked, null);
    } catch (TokenEndpoint.GrantRefusedException refused) {
      throw refused.forCallers();
    }
  }

  /**
   * Ends a grant at Xero, which also removes every connection of its person to the app, and forgets
   * it.
   *
   * @param store where the grant's tokens are
   * @param grant which; an unknown one is ended already
   * @throws io.xeropulse.core.XeroPulseException if Xero cannot be told; the grant is then kept
   */
  public void revoke(GrantStore<GrantTokens> store, GrantId grant) {
    store
        .find(grant)
        .ifPresent(
            tokens -> {
              Map<String, String> form = new LinkedHashMap<>();
              form.put("token", tokens.refresh());
              revocation.identify(form);
              try {
                revocation.post(form);
              } catch (TokenEndpoint.GrantRefusedException refused) {
                throw refused.forCallers();
              }
              store.remove(grant);
            });
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(verifier));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Where the parties of a consent are. Immutable.
   *
   * @param authorize Xero's page that asks the person
   * @param token where codes become tokens
   * @param revocation where a grant is ended
   * @param redirect the host's own page that the browser comes back to, as registered with Xero
   */
  public record Addresses(URI authorize, URI token, URI revocation, URI redirect) {
    public Addresses {
      boolean local = "http".equals(redirect.getScheme()) && "localhost".equals(redirect.getHost());
      if (!local && !"https".equals(redirect.getScheme())) {
        throw new InvalidConfigurationException(
            "Xero redirects only to https, or to http://localhost, but not to " + redirect);
      }
    }
  }
}
