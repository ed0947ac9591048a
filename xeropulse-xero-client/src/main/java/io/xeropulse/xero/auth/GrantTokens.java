package io.xeropulse.xero.auth;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.xero.internal.wire.JsonDocument;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a grant: the access token, the refresh token that renews it, and the refresh token
 * before that, which Xero honours for a grace of 30 minutes. Prints nothing of them. Immutable and
 * thread-safe.
 */
public final class GrantTokens {
  private static final Duration GRACE = Duration.ofMinutes(30);
  private static final long USUAL_LIFE_SECONDS = 1_800;

  private final AccessToken access;
  private final Instant issuedAt;
  private final String refresh;
  private final @Nullable String previousRefresh;

  private GrantTokens(
      AccessToken access, Instant issuedAt, String refresh, @Nullable String previousRefresh) {
    this.access = access;
    this.issuedAt = issuedAt;
    this.refresh = refresh;
    this.previousRefresh = previousRefresh;
  }

  static GrantTokens answered(JsonObject answer, Instant asked, @Nullable String usedRefresh) {
    String access = answer.filledText("access_token");
    String refresh = answer.filledText("refresh_token");
    if (access == null) {
      throw new MalformedResponseException(
          "The identity service answered without an access token; check its address");
    }
    if (refresh == null) {
      throw new AuthenticationException(
          "The identity service gave no refresh token; ask for the scope offline_access and connect"
              + " again");
    }
    Long seconds = answer.whole("expires_in");
    long life = seconds == null ? USUAL_LIFE_SECONDS : Math.max(0, seconds);
    return new GrantTokens(
        new AccessToken(access, asked.plusSeconds(life)), asked, refresh, usedRefresh);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param bytes the plain bytes
   * @return the tokens
   * @throws IllegalArgumentException if they are not tokens
   */
  public static GrantTokens fromBytes(byte[] bytes) {
    try {
      JsonObject fields = JsonDocument.objects(bytes).get(0);
      return new GrantTokens(
          new AccessToken(stored(fields, "access"), Instant.parse(stored(fields, "expires"))),
          Instant.parse(stored(fields, "issued")),
          stored(fields, "refresh"),
          fields.text("previous"));
    } catch (JacksonException | RuntimeException notTokens) {
      // The cause is left out: a parser's message can quote what it could not read.
      throw new IllegalArgumentException("Not the stored form of a grant's tokens");
    }
  }

  /**
   * The plain form, for a store that encrypts it.
   *
   * @return bytes that hold every secret of the grant
   */
  public byte[] toBytes() {
    String json =
        JsonObject.of(
                "access",
                access.value(),
                "expires",
                access.expiresAt().toString(),
                "issued",
                issuedAt.toString(),
                "refresh",
                refresh,
                "previous",
                previousRefresh)
            .toJson();
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The access token.
   *
   * @return the token, possibly at its end
   */
  public AccessToken access() {
    return access;
  }

  /** Whether the access token should be used, rather than replaced, at an instant. */
  boolean fresh(Instant now) {
    return now.isBefore(access.expiresAt().minus(Renewal.margin(issuedAt, access.expiresAt())));
  }

  String refresh() {
    return refresh;
  }

  /** The refresh token before this one, while Xero still honours it. */
  Optional<String> previousWithinGrace(Instant now) {
    return now.isBefore(issuedAt.plus(GRACE))
        ? Optional.ofNullable(previousRefresh)
        : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GrantTokens that
        && access.value().equals(that.access.value())
        && refresh.equals(that.refresh)
        && Objects.equals(previousRefresh, that.previousRefresh);
  }

  @Override
  public int hashCode() {
    return refresh.hashCode();
  }

  @Override
  public String toString() {
    return "GrantTokens[hidden]";
  }

  private static String stored(JsonObject fields, String name) {
    return Objects.requireNonNull(fields.text(name), name);
  }
}
