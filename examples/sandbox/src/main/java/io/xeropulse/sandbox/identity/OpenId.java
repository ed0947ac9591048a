package io.xeropulse.sandbox.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What Xero's OpenID provider says of itself and of its user, as documents and tokens. */
final class OpenId {

  private static final Duration ID_TOKEN_LIFE = Duration.ofMinutes(5);

  private final String clientId;
  private final Person person;
  private final UUID authEvent;
  private final InstantSource clock;

  OpenId(String clientId, Person person, UUID authEvent, InstantSource clock) {
    this.clientId = clientId;
    this.person = person;
    this.authEvent = authEvent;
    this.clock = clock;
  }

  /** The issuer is whatever address the client calls, so that discovery and tokens agree. */
  static String issuer(Call call) {
    return "http://" + call.header("Host").orElse("127.0.0.1");
  }

  static ObjectNode document(String issuer) {
    ObjectNode document = Json.object();
    document.put("issuer", issuer);
    document.put("jwks_uri", issuer + "/.well-known/openid-configuration/jwks");
    document.put("authorization_endpoint", issuer + "/identity/connect/authorize");
    document.put("token_endpoint", issuer + "/connect/token");
    document.put("userinfo_endpoint", issuer + "/connect/userinfo");
    document.put("revocation_endpoint", issuer + "/connect/revocation");
    texts(document, "scopes_supported", Scopes.supported());
    texts(
        document,
        "claims_supported",
        List.of("sub", "xero_userid", "email", "name", "given_name", "family_name"));
    texts(document, "response_types_supported", List.of("code"));
    texts(document, "response_modes_supported", List.of("query"));
    texts(
        document,
        "grant_types_supported",
        List.of("authorization_code", "client_credentials", "refresh_token"));
    texts(document, "subject_types_supported", List.of("public"));
    texts(document, "id_token_signing_alg_values_supported", List.of("RS256"));
    texts(
        document,
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    texts(document, "code_challenge_methods_supported", List.of("S256"));
    return document;
  }

  String accessToken(Grants.Grant grant, String issuer) {
    ObjectNode claims = times(issuer, Grants.ACCESS_LIFE);
    claims.put("aud", issuer + "/resources");
    claims.put("client_id", clientId);
    if (grant.byPerson()) {
      session(claims, grant);
    }
    claims.put("jti", Grants.token());
    claims.put("authentication_event_id", authEvent.toString());
    texts(claims, "scope", new TreeSet<>(grant.scopes()));
    return Jwt.signed(claims);
  }

  String idToken(Grants.Grant grant, String accessToken, String nonce, String issuer) {
    ObjectNode claims = times(issuer, ID_TOKEN_LIFE);
    claims.put("aud", clientId);
    if (!nonce.isEmpty()) {
      claims.put("nonce", nonce);
    }
    claims.put("at_hash", Jwt.halfHash(accessToken));
    session(claims, grant);
    describe(claims, grant.scopes());
    return Jwt.signed(claims);
  }

  ObjectNode userInfo(Set<String> scopes) {
    ObjectNode info = Json.object();
    info.put("sub", subject());
    info.put("xero_userid", person.id().toString());
    describe(info, scopes);
    return info;
  }

  private ObjectNode times(String issuer, Duration life) {
    Instant now = clock.instant();
    ObjectNode claims = Json.object();
    claims.put("iss", issuer);
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.plus(life).getEpochSecond());
    return claims;
  }

  private void session(ObjectNode claims, Grants.Grant grant) {
    claims.put("sub", subject());
    claims.put("auth_time", grant.givenAt().getEpochSecond());
    claims.put("xero_userid", person.id().toString());
    claims.put("global_session_id", grant.session());
    claims.put("sid", grant.session());
  }

  private void describe(ObjectNode claims, Set<String> scopes) {
    if (scopes.contains("email")) {
      claims.put("email", person.email());
    }
    if (scopes.contains("profile")) {
      claims.put("preferred_username", person.email());
      claims.put("given_name", person.givenName());
      claims.put("family_name", person.familyName());
      claims.put("name", person.givenName() + " " + person.familyName());
    }
  }

  private String subject() {
    return person.id().toString().replace("-", "");
  }

  private static void texts(ObjectNode to, String name, Iterable<String> values) {
    ArrayNode array = to.putArray(name);
    values.forEach(array::add);
  }
}
