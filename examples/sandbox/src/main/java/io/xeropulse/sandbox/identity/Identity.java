package io.xeropulse.sandbox.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Problem;
import io.xeropulse.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands out bearer tokens, lists connections and checks both on every call; thread-safe. */
public final class Identity {

  private static final DateTimeFormatter CAMEL_CASE_UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Credentials credentials;
  private final List<Tenant> tenants;
  private final InstantSource clock;
  private final Instant connectedAt;
  private final UUID authEvent;
  private final IdentityRules rules;
  private final Grants grants;
  private final Authorization authorization;

  /**
   * Creates the service.
   *
   * @param credentials the one client it knows
   * @param tenants what its tokens open
   * @param connectedAt since when the tenants are connected
   * @param clock tells when tokens expire
   * @param rules how strict it is
   */
  public Identity(
      Credentials credentials,
      List<Tenant> tenants,
      Instant connectedAt,
      InstantSource clock,
      IdentityRules rules) {
    this.credentials = credentials;
    this.tenants = new CopyOnWriteArrayList<>(tenants);
    this.rules = rules;
    this.grants = new Grants(clock);
    this.authorization = new Authorization(credentials.clientId(), clock);
    this.connectedAt = connectedAt;
    this.authEvent = tenants.get(0).connectionId();
    this.clock = clock;
  }

  /**
   * Answers {@code GET /identity/connect/authorize}, where a user consents at once.
   *
   * @param call the request
   * @return the way back with a code or an error
   */
  public Reply authorize(Call call) {
    return authorization.authorize(call, rules);
  }

  /**
   * Answers {@code POST /connect/token}.
   *
   * @param call the request, client id and secret in a Basic header or in the form
   * @return a token, or an OAuth error
   */
  public Reply token(Call call) {
    Map<String, String> form = call.form();
    Credentials sent = client(call, form);
    boolean authenticated = credentials.match(sent);
    // A public client (PKCE) has no secret: its id alone names it, and the verifier proves it.
    boolean known =
        authenticated
            || (sent.clientSecret().isEmpty()
                && sent.clientId().equals(credentials.clientId())
                && !"client_credentials".equals(form.get("grant_type")));
    if (!known) {
      return oauthError(401, "invalid_client");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" -> ownToken(Scopes.split(form.getOrDefault("scope", "")));
      case "authorization_code" ->
          authorization
              .redeem(form, authenticated)
              .map(grants::issue)
              .map(Identity::tokens)
              .orElseGet(() -> oauthError(400, "invalid_grant"));
      case "refresh_token" ->
          grants
              .exchange(form.getOrDefault("refresh_token", ""))
              .map(Identity::tokens)
              .orElseGet(() -> oauthError(400, "invalid_grant"));
      default -> oauthError(400, "unsupported_grant_type");
    };
  }

  /** A custom connection's token: without a refresh token, and without scopes for all of them. */
  private Reply ownToken(Set<String> scopes) {
    if (rules.granularOnly() && scopes.stream().anyMatch(Scopes::broad)) {
      return oauthError(400, "invalid_scope");
    }
    Set<String> own = new LinkedHashSet<>(scopes);
    own.remove("offline_access");
    return tokens(grants.issue(new Grants.Grant(own)));
  }

  private static Reply tokens(Grants.Pair pair) {
    ObjectNode answer = Json.object();
    answer.put("access_token", pair.accessToken());
    answer.put("expires_in", Grants.ACCESS_LIFE.toSeconds());
    answer.put("token_type", "Bearer");
    if (!pair.refreshToken().isEmpty()) {
      answer.put("refresh_token", pair.refreshToken());
    }
    answer.put("scope", String.join(" ", new TreeSet<>(pair.grant().scopes())));
    return Reply.json(200, answer).with("Cache-Control", "no-store");
  }

  /**
   * Answers {@code POST /connect/revocation}: the consent ends and its connections with it.
   *
   * @param call the request, a refresh token in its form
   * @return an empty answer, or an OAuth error
   */
  public Reply revoke(Call call) {
    Map<String, String> form = call.form();
    if (!credentials.match(client(call, form))) {
      return oauthError(401, "invalid_client");
    }
    if (grants.revoke(form.getOrDefault("token", ""))) {
      tenants.clear();
    }
    return Reply.empty(200);
  }

  /**
   * Answers {@code DELETE /connections/{id}}.
   *
   * @param id the connection's id
   * @return 204, or 404 if there is none
   */
  public Reply disconnect(String id) {
    boolean removed = tenants.removeIf(tenant -> tenant.connectionId().toString().equals(id));
    return removed ? Reply.empty(204) : Problem.of(404, "Not Found", "There is no such connection");
  }

  /** Ends every access token at once. */
  public void expireTokens() {
    grants.expireAll();
  }

  /**
   * Answers {@code GET /connections}.
   *
   * @return every tenant
   */
  public Reply connections() {
    ArrayNode list = Json.object().arrayNode();
    for (Tenant tenant : tenants) {
      ObjectNode connection = list.addObject();
      connection.put("id", tenant.connectionId().toString());
      connection.put("authEventId", authEvent.toString());
      connection.put("tenantId", tenant.id().toString());
      connection.put("tenantType", tenant.type().name());
      connection.put("tenantName", tenant.name());
      connection.put("createdDateUtc", CAMEL_CASE_UTC.format(connectedAt));
      connection.put("updatedDateUtc", CAMEL_CASE_UTC.format(connectedAt));
    }
    return Reply.json(200, list);
  }

  /**
   * Checks a call's bearer token.
   *
   * @param call the request
   * @return the refusal, if it must be refused
   */
  public Optional<Reply> refuseBearer(Call call) {
    String header = call.header("Authorization").orElse("");
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(unauthorized("AuthenticationUnsuccessful: no bearer token was sent"));
    }
    Optional<Grants.Access> access = grants.access(header.substring(7).trim());
    if (access.isEmpty()) {
      return Optional.of(unauthorized("AuthenticationUnsuccessful: the token is not known"));
    }
    Instant expiry = access.get().expiry();
    if (!clock.instant().isBefore(expiry)) {
      return Optional.of(unauthorized("TokenExpired: token expired at " + expiry));
    }
    return refuseScopes(call, access.get().grant().scopes());
  }

  private Optional<Reply> refuseScopes(Call call, Set<String> scopes) {
    boolean open =
        !rules.enforceScopes()
            || scopes.isEmpty()
            || call.path().get(0).equalsIgnoreCase("connections")
            || Scopes.opening(call.path()).stream().anyMatch(scopes::contains);
    return open
        ? Optional.empty()
        : Optional.of(
            Problem.of(401, "Unauthorized", "AuthorizationUnsuccessful")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
  }

  /**
   * Checks a call's tenant.
   *
   * @param call the request
   * @param type what the called API serves
   * @return the refusal, if it must be refused
   */
  public Optional<Reply> refuseTenant(Call call, Tenant.Type type) {
    String sent = call.header("xero-tenant-id").orElse("");
    boolean connected =
        tenants.stream()
            .anyMatch(t -> t.type() == type && t.id().toString().equalsIgnoreCase(sent));
    return connected
        ? Optional.empty()
        : Optional.of(Problem.of(403, "Forbidden", "AuthenticationUnsuccessful"));
  }

  private static Reply unauthorized(String detail) {
    return Problem.of(401, "Unauthorized", detail)
        .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  private static Reply oauthError(int status, String error) {
    ObjectNode answer = Json.object();
    answer.put("error", error);
    return Reply.json(status, answer);
  }

  private static Credentials client(Call call, Map<String, String> form) {
    String header = call.header("Authorization").orElse("");
    if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
      String pair = decoded(header.substring(6).trim());
      int colon = pair.indexOf(':');
      if (colon >= 0) {
        return new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
      }
    }
    return new Credentials(
        form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return ""; // reads as no credentials, which are then refused
    }
  }
}
