package io.xeropulse.sandbox.identity;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint, whose user always consents, and its single-use codes; thread-safe.
 */
final class Authorization {

  private static final Duration CODE_LIFE = Duration.ofMinutes(5);

  private final String clientId;
  private final InstantSource clock;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();

  private record Code(
      Set<String> scopes,
      String redirect,
      @Nullable String challenge,
      String nonce,
      Instant expiry) {}

  /** What a code stood for: a consent, and the nonce its id token must repeat, or nothing. */
  record Redeemed(Grants.Grant grant, String nonce) {}

  Authorization(String clientId, InstantSource clock) {
    this.clientId = clientId;
    this.clock = clock;
  }

  /** Sends the browser back with a code, or with what is wrong; a bad redirect gets a page. */
  Reply authorize(Call call, IdentityRules rules) {
    Map<String, String> query = call.query();
    String redirect = query.getOrDefault("redirect_uri", "");
    if (!clientId.equals(query.get("client_id")) || !legal(redirect)) {
      return Reply.text(
          400,
          "text/html; charset=utf-8",
          "<html><body>Sorry, something went wrong: unauthorized_client, or the redirect URI is"
              + " neither https nor http://localhost</body></html>");
    }
    Set<String> scopes = Scopes.split(query.getOrDefault("scope", ""));
    String error = error(query, scopes, rules);
    if (!error.isEmpty()) {
      return back(redirect, "error", error, query.get("state"));
    }
    String code = Grants.token();
    codes.put(
        code,
        new Code(
            scopes,
            redirect,
            query.get("code_challenge"),
            query.getOrDefault("nonce", ""),
            clock.instant().plus(CODE_LIFE)));
    return back(redirect, "code", code, query.get("state"));
  }

  private static String error(Map<String, String> query, Set<String> scopes, IdentityRules rules) {
    if (!"code".equals(query.get("response_type"))) {
      return "unsupported_response_type";
    }
    if (scopes.isEmpty() || (rules.granularOnly() && scopes.stream().anyMatch(Scopes::broad))) {
      return "invalid_scope";
    }
    boolean challenged = query.containsKey("code_challenge");
    return challenged && !"S256".equals(query.get("code_challenge_method"))
        ? "invalid_request"
        : "";
  }

  /** Redeems a code once; empty if it is unknown, too old, or sent with another redirect. */
  Optional<Redeemed> redeem(Map<String, String> form, boolean authenticated) {
    Code code = codes.remove(form.getOrDefault("code", ""));
    if (code == null
        || clock.instant().isAfter(code.expiry())
        || !code.redirect().equals(form.get("redirect_uri"))) {
      return Optional.empty();
    }
    String challenge = code.challenge();
    boolean proved =
        challenge == null
            ? authenticated
            : challenge.equals(challenge(form.getOrDefault("code_verifier", "")));
    Grants.Grant grant = new Grants.Grant(code.scopes(), true, clock.instant());
    return proved ? Optional.of(new Redeemed(grant, code.nonce())) : Optional.empty();
  }

  /** The S256 challenge of a verifier; of one of illegal length, something nobody sends. */
  private static String challenge(String verifier) {
    if (verifier.length() < 43 || verifier.length() > 128) {
      return "";
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean legal(String redirect) {
    return redirect.startsWith("https://")
        || redirect.equals("http://localhost")
        || redirect.startsWith("http://localhost/")
        || redirect.startsWith("http://localhost:");
  }

  private static Reply back(String redirect, String name, String value, @Nullable String state) {
    String query = name + "=" + value + (state == null ? "" : "&state=" + encode(state));
    String joint = URI.create(redirect).getQuery() == null ? "?" : "&";
    return Reply.empty(302).with("Location", redirect + joint + query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
