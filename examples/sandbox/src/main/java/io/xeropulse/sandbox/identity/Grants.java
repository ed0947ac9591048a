package io.xeropulse.sandbox.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The consents users gave and the tokens drawn from each: access tokens of half an hour, refresh
 * tokens that rotate, the one before usable again for a grace of half an hour. Thread-safe.
 */
final class Grants {

  static final Duration ACCESS_LIFE = Duration.ofMinutes(30);
  private static final Duration GRACE = Duration.ofMinutes(30);
  private static final Duration REFRESH_LIFE = Duration.ofDays(60);

  private final InstantSource clock;
  private final Map<String, Access> access = new HashMap<>();
  private final Map<String, Refresh> refresh = new HashMap<>();

  Grants(InstantSource clock) {
    this.clock = clock;
  }

  /** A consent: its scopes, who gave it when, and whether it was taken back. */
  static final class Grant {
    private final Set<String> scopes;
    private final boolean byPerson;
    private final Instant givenAt;
    private final String session = token();
    private boolean revoked;

    Grant(Set<String> scopes, boolean byPerson, Instant givenAt) {
      this.scopes = Set.copyOf(scopes);
      this.byPerson = byPerson;
      this.givenAt = givenAt;
    }

    /** Whether a person consented, not an app for itself. */
    boolean byPerson() {
      return byPerson;
    }

    Instant givenAt() {
      return givenAt;
    }

    String session() {
      return session;
    }

    Set<String> scopes() {
      return scopes;
    }
  }

  /** An access token's life. */
  record Access(Grant grant, Instant expiry) {}

  /** A refresh token's life; {@code used} is null until it was exchanged. */
  private record Refresh(Grant grant, Instant issued, @Nullable Instant used) {}

  /** A new pair of tokens; the refresh token is empty without {@code offline_access}. */
  record Pair(Grant grant, String accessToken, String refreshToken) {}

  synchronized Pair issue(Grant grant, Function<Grant, String> minting) {
    String accessToken = minting.apply(grant);
    access.put(accessToken, new Access(grant, clock.instant().plus(ACCESS_LIFE)));
    String refreshToken = "";
    if (grant.scopes().contains("offline_access")) {
      refreshToken = token();
      refresh.put(refreshToken, new Refresh(grant, clock.instant(), null));
    }
    return new Pair(grant, accessToken, refreshToken);
  }

  /** Exchanges a refresh token; empty if it is unknown, too old, used long ago or taken back. */
  synchronized Optional<Pair> exchange(String refreshToken, Function<Grant, String> minting) {
    Refresh known = refresh.get(refreshToken);
    Instant now = clock.instant();
    if (known == null || known.grant().revoked || old(known, now)) {
      return Optional.empty();
    }
    Instant firstUse = known.used() == null ? now : known.used();
    refresh.put(refreshToken, new Refresh(known.grant(), known.issued(), firstUse));
    return Optional.of(issue(known.grant(), minting));
  }

  private static boolean old(Refresh token, Instant now) {
    boolean unused = token.used() == null && now.isAfter(token.issued().plus(REFRESH_LIFE));
    boolean late = token.used() != null && now.isAfter(token.used().plus(GRACE));
    return unused || late;
  }

  /** Takes a whole consent back, named by any refresh token of it. */
  synchronized boolean revoke(String refreshToken) {
    Refresh known = refresh.get(refreshToken);
    if (known == null) {
      return false;
    }
    known.grant().revoked = true;
    return true;
  }

  synchronized Optional<Access> access(String accessToken) {
    return Optional.ofNullable(access.get(accessToken)).filter(a -> !a.grant().revoked);
  }

  /** Ends every access token at once, as a faulty crawl would find. */
  synchronized void expireAll() {
    Instant past = clock.instant().minusSeconds(1);
    access.replaceAll((token, known) -> new Access(known.grant(), past));
  }

  static String token() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
