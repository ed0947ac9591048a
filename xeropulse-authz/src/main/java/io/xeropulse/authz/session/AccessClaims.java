package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a verified access token says.
 *
 * @param session the session
 * @param user whose
 * @param organization where it acts
 * @param authVersion the account's version when it was issued
 * @param expiresAt when it ends
 */
record AccessClaims(
    UUID session, UserId user, OrganizationId organization, long authVersion, Instant expiresAt) {}
