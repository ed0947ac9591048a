package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody asked for a dashboard, and what came of it; that the dashboard was then looked at
 * is not known. Immutable.
 *
 * @param at when
 * @param user who asked
 * @param organization the asker's own organization, in whose log it belongs
 * @param about whose data was asked for; another organization's only when it was refused
 * @param dashboard the dashboard asked for, as the manifest or the caller named it
 * @param issued whether a token was signed
 * @param reason why, as the rule or the refusal says
 * @param key id of the API key that the request came with, or empty when the person came
 */
public record EmbedAccess(
    Instant at,
    UserId user,
    OrganizationId organization,
    OrganizationId about,
    String dashboard,
    boolean issued,
    String reason,
    Optional<String> key) {}
