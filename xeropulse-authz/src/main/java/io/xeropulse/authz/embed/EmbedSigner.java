package io.xeropulse.authz.embed;

import io.jsonwebtoken.Jwts;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs Metabase tokens: every locked parameter of the dashboard is in every token, filled from the
 * scope alone. It does not ask whether the dashboard is allowed; {@link Embeds} does, so prefer
 * that. Immutable, hence thread-safe.
 */
public final class EmbedSigner {
  /** How long a token lasts unless configured otherwise: 10 minutes. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(10);

  /** How long a token can be made to last: 1 hour, since it cannot be revoked. */
  public static final Duration MAX_LIFETIME = Duration.ofHours(1);

  /** Metabase takes the token in the request line, which its server limits to 8 KiB. */
  private static final int MAX_LENGTH = 7_500;

  private final EmbedKey key;
  private final DashboardManifest manifest;
  private final InstantSource clock;
  private final Duration lifetime;

  private EmbedSigner(
      EmbedKey key, DashboardManifest manifest, InstantSource clock, Duration lifetime) {
    this.key = key;
    this.manifest = manifest;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * Creates a signer whose tokens last {@link #DEFAULT_LIFETIME}.
   *
   * @param key Metabase's embedding secret
   * @param manifest the dashboards
   * @param clock the time; keep it right, Metabase allows 60 seconds of difference
   * @return a signer
   */
  public static EmbedSigner create(EmbedKey key, DashboardManifest manifest, InstantSource clock) {
    return new EmbedSigner(key, manifest, clock, DEFAULT_LIFETIME);
  }

  /**
   * The same signer with another lifetime.
   *
   * @param duration from 1 second to {@link #MAX_LIFETIME}
   * @return a changed copy
   * @throws InvalidConfigurationException if the duration is outside
   */
  public EmbedSigner withLifetime(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(MAX_LIFETIME) > 0) {
      throw new InvalidConfigurationException(
          "An embed token lasts 1 second to 1 hour, not " + duration);
    }
    return new EmbedSigner(key, manifest, clock, duration);
  }

  /**
   * The dashboards it signs for.
   *
   * @return the manifest
   */
  public DashboardManifest manifest() {
    return manifest;
  }

  /**
   * Signs a token, or says why not.
   *
   * @param organization whose rows are shown
   * @param scope which of them
   * @param dashboard where
   * @param editable values for parameters that the manifest declares editable; may be empty
   * @return the token or the reason
   */
  public EmbedOutcome sign(
      OrganizationId organization,
      DataScope scope,
      DashboardId dashboard,
      Map<String, List<String>> editable) {
    if (organization == null || dashboard == null || editable == null) {
      return refused(
          EmbedRefusal.MALFORMED_REQUEST, "the request names no organization or no dashboard");
    }
    Optional<EmbeddedDashboard> found = manifest.find(dashboard);
    if (found.isEmpty()) {
      return refused(EmbedRefusal.UNKNOWN_DASHBOARD, "the manifest does not list this dashboard");
    }
    EmbeddedDashboard shown = found.get();
    return ScopeCheck.refusal(scope, shown)
        .or(() -> EditableCheck.refusal(editable, shown))
        .<EmbedOutcome>map(reason -> refused(reason.reason(), reason.explanation()))
        .orElseGet(() -> signed(organization, scope, shown, editable));
  }

  private EmbedOutcome signed(
      OrganizationId organization,
      DataScope scope,
      EmbeddedDashboard shown,
      Map<String, List<String>> editable) {
    Map<String, Object> params = new TreeMap<>(editable);
    shown.locked().forEach((name, value) -> params.put(name, value.of(organization, scope)));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    String jwt =
        Jwts.builder()
            .claim("resource", Map.of("dashboard", shown.metabaseId()))
            .claim("params", params)
            .issuedAt(Date.from(now))
            .expiration(Date.from(expiresAt))
            // Without the algorithm jjwt would choose HS512 for a key of 64 bytes.
            .signWith(key.key(), Jwts.SIG.HS256)
            .compact();
    if (jwt.length() > MAX_LENGTH) {
      return refused(
          EmbedRefusal.TOKEN_TOO_LONG,
          "the assigned clients do not fit into a URL; give the role a team or own-records scope");
    }
    return new EmbedOutcome.Issued(new EmbedToken(jwt, shown.id(), expiresAt));
  }

  private static EmbedOutcome.Refused refused(EmbedRefusal reason, String explanation) {
    return new EmbedOutcome.Refused(reason.name(), "Refused: " + explanation);
  }
}
