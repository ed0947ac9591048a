package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One login and everything refreshed from it. Immutable.
 *
 * @param id a random id; also the family of its refresh tokens
 * @param user whose
 * @param organization the one organization it acts in
 * @param authVersion the account's {@code authVersion} when it began; it ends when the account's
 *     moves on
 * @param membershipVersion the {@code authVersion} of the membership in that organization when it
 *     began; it ends when the membership's moves on
 * @param startedAt when it began
 * @param endsAt when it ends, however busy it is; excluded
 * @param refreshedAt when it was last refreshed
 * @param endedAt when it was ended before its time, or empty
 */
public record Session(
    UUID id,
    UserId user,
    OrganizationId organization,
    long authVersion,
    long membershipVersion,
    Instant startedAt,
    Instant endsAt,
    Instant refreshedAt,
    Optional<Instant> endedAt) {

  Session refreshed(Instant at) {
    return new Session(
        id, user, organization, authVersion, membershipVersion, startedAt, endsAt, at, endedAt);
  }

  Session ended(Instant at) {
    return new Session(
        id,
        user,
        organization,
        authVersion,
        membershipVersion,
        startedAt,
        endsAt,
        refreshedAt,
        Optional.of(at));
  }
}
