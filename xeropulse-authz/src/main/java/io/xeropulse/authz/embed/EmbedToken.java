package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;
import java.time.Instant;

/**
 * A signed permit to see one dashboard with fixed filters. Whoever holds it can use it until it
 * ends, and it cannot be revoked: send it over TLS, with {@code Cache-Control: no-store} and {@code
 * Referrer-Policy: no-referrer}. Immutable.
 *
 * @param jwt the token; never log it
 * @param dashboard the dashboard
 * @param expiresAt the instant it ends; Metabase grants 60 seconds more
 */
public record EmbedToken(String jwt, DashboardId dashboard, Instant expiresAt) {
  @Override
  public String toString() {
    return "EmbedToken[" + dashboard + ", expires " + expiresAt + "]";
  }
}
