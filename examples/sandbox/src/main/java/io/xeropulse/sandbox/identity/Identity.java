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
import java.util.function.Function;

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
  private final OpenId openId;
  private final IdentityRules rules;
  private final Grants grants;
  private final Authorization authorization;

  /**
   * Creates the service.
   *
   * @param credentials the one client it knows
   * @param tenants what its tokens open
   * @param person the user who consents
   * @param connectedAt since when the tenants are connected
   * @param clock tells when tokens expire
   * @param rules how strict it is
   */
  public Identity(
      Credentials credentials,
      List<Tenant> tenants,
      Person person,
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
    this.openId = new OpenId(credentials.clientId(), person, authEvent, clock);
  }

  /**
   * Answers {@code GET /.well-known/openid-configuration}.
   *
   * @param call the request, whose host becomes the issuer
   * @return the discovery document
   */
  public Reply discovery(Call call) {
    return Reply.json(200, OpenId.document(OpenId.issuer(call)));
  }

  /**
   * Answers {@code GET /.well-known/openid-configuration/jwks}.
   *
   * @return the public key that tokens are signed with
   */
  public Reply keys() {
    return Reply.json(200, Jwt.keySet());
  }

  /**
   * Answers {@code GET /connect/userinfo}.
   *
   * @param call the request, already let in by its bearer token
   * @return who consented
   */
  public Reply userInfo(Call call) {
    return scopes(call)
        .filter(scopes -> scopes.contains("openid"))
        .map(scopes -> Reply.json(200, openId.userInfo(scopes)))
        .orElseGet(Identity::insufficient);
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
    String issuer = OpenId.issuer(call);
    Function<Grants.Grant, String> minting = grant -> openId.accessToken(grant, issuer);
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" ->
          ownToken(Scopes.split(form.getOrDefault("scope", "")), minting, issuer);
      case "authorization_code" ->
          authorization
              .redeem(form, authenticated)
              .map(code -> tokens(grants.issue(code.grant(), minting), code.nonce(), issuer))
              .orElseGet(() -> oauthError(400, "invalid_grant"));
      case "refresh_token" ->
          grants
              .exchange(form.getOrDefault("refresh_token", ""), minting)
              .map(pair -> tokens(pair, "", issuer))
              .orElseGet(() -> oauthError(400, "invalid_grant"));
      default -> oauthError(400, "unsupported_grant_type");
    };
  }

  /** A custom connection's token: without a refresh token, and without scopes for all of them. */
  private Reply ownToken(
      Set<String> scopes, Function<Grants.Grant, String> minting, String issuer) {
    if (rules.granularOnly() && scopes.stream().anyMatch(Scopes::broad)) {
      return oauthError(400, "invalid_scope");
    }
    Set<String> own = new LinkedHashSet<>(scopes);
    own.remove("offline_access");
    return tokens(grants.issue(new Grants.Grant(own, false, clock.instant()), minting), "", issuer);
  }

  private Reply tokens(Grants.Pair pair, String nonce, String issuer) {
    ObjectNode answer = Json.object();
    if (pair.grant().byPerson() && pair.grant().scopes().contains("openid")) {
      answer.put("id_token", openId.idToken(pair.grant(), pair.accessToken(), nonce, issuer));
    }
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
   * @param call the request, already let in by its bearer token
   * @return every tenant that the token's scopes are about
   */
  public Reply connections(Call call) {
    ArrayNode list = Json.object().arrayNode();
    boolean otherEvent =
        call.parameter("authEventId").filter(id -> !id.equals(authEvent.toString())).isPresent();
    for (Tenant tenant : otherEvent ? List.<Tenant>of() : connected(call)) {
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

  private List<Tenant> connected(Call call) {
    Set<String> scopes = scopes(call).orElse(Set.of());
    return tenants.stream()
        .filter(tenant -> !rules.enforceScopes() || Scopes.connect(scopes, tenant.type()))
        .toList();
  }

  /**
   * Checks a call's bearer token.
   *
   * @param call the request
   * @return the refusal, if it must be refused
   */
  public Optional<Reply> refuseBearer(Call call) {
    if (bearer(call).isEmpty()) {
      return Optional.of(unauthorized("AuthenticationUnsuccessful: no bearer token was sent"));
    }
    Optional<Grants.Access> access = grants.access(bearer(call));
    if (access.isEmpty()) {
      return Optional.of(unauthorized("AuthenticationUnsuccessful: the token is not known"));
    }
    Instant expiry = access.get().expiry();
    if (!clock.instant().isBefore(expiry)) {
      return Optional.of(unauthorized("TokenExpired: token expired at " + expiry));
    }
    return Optional.empty();
  }

  /**
   * Checks that a call's token opens the endpoint.
   *
   * @param call the request, already let in by its bearer token
   * @return the refusal, if no scope of the token opens it
   */
  public Optional<Reply> refuseScopes(Call call) {
    Set<String> scopes = scopes(call).orElse(Set.of());
    boolean open =
        !rules.enforceScopes()
            || scopes.isEmpty()
            || Scopes.opening(call.path()).stream().anyMatch(scopes::contains);
    return open ? Optional.empty() : Optional.of(insufficient());
  }

  /**
   * Checks a call's tenant.
   *
   * @param call the request, already let in by its bearer token
   * @param type what the called API serves
   * @return the refusal, if it must be refused
   */
  public Optional<Reply> refuseTenant(Call call, Tenant.Type type) {
    String sent = call.header("xero-tenant-id").orElse("");
    boolean connected =
        connected(call).stream()
            .anyMatch(t -> t.type() == type && t.id().toString().equalsIgnoreCase(sent));
    return connected
        ? Optional.empty()
        : Optional.of(Problem.of(403, "Forbidden", "AuthenticationUnsuccessful"));
  }

  private Optional<Set<String>> scopes(Call call) {
    return grants.access(bearer(call)).map(access -> access.grant().scopes());
  }

  private static String bearer(Call call) {
    String header = call.header("Authorization").orElse("");
    return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).trim() : "";
  }

  private static Reply insufficient() {
    return Problem.of(401, "Unauthorized", "AuthorizationUnsuccessful")
        .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
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
