package io.xeropulse.sandbox.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Problem;
import io.xeropulse.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out bearer tokens, lists connections and checks both on every call; thread-safe. */
public final class Identity {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
  private static final DateTimeFormatter CAMEL_CASE_UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Credentials credentials;
  private final List<Tenant> tenants;
  private final InstantSource clock;
  private final Instant connectedAt;
  private final Map<String, Instant> expiryByToken = new ConcurrentHashMap<>();

  /**
   * Creates the service.
   *
   * @param credentials the one client it knows
   * @param tenants what its tokens open
   * @param connectedAt since when the tenants are connected
   * @param clock tells when tokens expire
   */
  public Identity(
      Credentials credentials, List<Tenant> tenants, Instant connectedAt, InstantSource clock) {
    this.credentials = credentials;
    this.tenants = List.copyOf(tenants);
    this.connectedAt = connectedAt;
    this.clock = clock;
  }

  /**
   * Answers {@code POST /connect/token}.
   *
   * @param call the request, client id and secret in a Basic header or in the form
   * @return a token, or an OAuth error
   */
  public Reply token(Call call) {
    Map<String, String> form = call.form();
    if (!credentials.match(client(call, form))) {
      return oauthError(401, "invalid_client");
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return oauthError(400, "unsupported_grant_type");
    }
    String token = UUID.randomUUID().toString().replace("-", "");
    expiryByToken.put(token, clock.instant().plus(TOKEN_LIFE));
    ObjectNode answer = Json.object();
    answer.put("access_token", token);
    answer.put("expires_in", TOKEN_LIFE.toSeconds());
    answer.put("token_type", "Bearer");
    answer.put("scope", form.getOrDefault("scope", ""));
    return Reply.json(200, answer).with("Cache-Control", "no-store");
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
      connection.put("authEventId", tenants.get(0).connectionId().toString());
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
    Instant expiry = expiryByToken.get(header.substring(7).trim());
    if (expiry == null) {
      return Optional.of(unauthorized("AuthenticationUnsuccessful: the token is not known"));
    }
    if (!clock.instant().isBefore(expiry)) {
      return Optional.of(unauthorized("TokenExpired: token expired at " + expiry));
    }
    return Optional.empty();
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
