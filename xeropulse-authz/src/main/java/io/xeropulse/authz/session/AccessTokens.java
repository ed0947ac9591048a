package io.xeropulse.authz.session;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.UnsupportedJwtException;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens: JWT (RFC 9068's {@code at+jwt}) signed with HS256 and nothing else, the key found
 * by {@code kid} among ours. Thread-safe.
 */
final class AccessTokens {
  private static final String TYPE = "at+jwt";
  private static final int MAX_LENGTH = 4_096;

  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final SessionKeys keys;
  private final SessionSettings settings;
  private final InstantSource clock;
  private final SecureRandom random;
  private final JwtParser parser;

  AccessTokens(
      SessionKeys keys, SessionSettings settings, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    parser =
        Jwts.parser()
            .keyLocator(new ByKeyId(keys))
            .sig()
            .clear()
            .add(Jwts.SIG.HS256)
            .and()
            .clock(() -> Date.from(clock.instant()))
            .requireIssuer(settings.issuer())
            .requireAudience(settings.audience())
            .build();
  }

  /** Finds the key among ours; what a header says of other places is never followed. */
  private static final class ByKeyId extends LocatorAdapter<Key> {
    private final SessionKeys keys;

    ByKeyId(SessionKeys keys) {
      this.keys = keys;
    }

    @Override
    protected Key locate(JwsHeader header) {
      return Optional.ofNullable(header.getKeyId())
          .flatMap(keys::find)
          .orElseThrow(() -> new UnsupportedJwtException("unknown key"));
    }
  }

  String issue(Session session, Instant now, Instant expiresAt) {
    return Jwts.builder()
        .header()
        .type(TYPE)
        .keyId(keys.currentId())
        .and()
        .issuer(settings.issuer())
        .audience()
        .add(settings.audience())
        .and()
        .subject(session.user().value())
        .id(OpaqueTokens.id(random).toString())
        .claim("org", session.organization().toString())
        .claim("sid", session.id().toString())
        .claim("ver", session.authVersion())
        .issuedAt(Date.from(now))
        .expiration(Date.from(expiresAt))
        .signWith(keys.find(keys.currentId()).orElseThrow(), Jwts.SIG.HS256)
        .compact();
  }

  /** The claims, or empty when anything at all is wrong with the token. */
  Optional<AccessClaims> verify(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Jws<Claims> jws = parser.parseSignedClaims(token);
      Claims claims = jws.getPayload();
      if (!TYPE.equals(jws.getHeader().getType())
          || claims.getExpiration() == null
          // jjwt still accepts a token in the very moment of its end; RFC 7519 does not.
          || !clock.instant().isBefore(claims.getExpiration().toInstant())
          || claims.getIssuedAt() == null
          || claims.getIssuedAt().toInstant().isAfter(clock.instant().plus(SKEW))
          || claims.getId() == null) {
        return Optional.empty();
      }
      return Optional.of(
          new AccessClaims(
              UUID.fromString(claims.get("sid", String.class)),
              new UserId(claims.getSubject()),
              OrganizationId.of(claims.get("org", String.class)),
              claims.get("ver", Long.class),
              claims.getExpiration().toInstant()));
    } catch (JwtException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
