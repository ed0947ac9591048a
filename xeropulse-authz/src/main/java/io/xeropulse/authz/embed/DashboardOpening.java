package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;

/**
 * That a link to a dashboard was handed to somebody. Immutable.
 *
 * @param organization whose dashboard
 * @param user to whom
 * @param dashboard which
 * @param at when
 */
public record DashboardOpening(
    OrganizationId organization, UserId user, DashboardId dashboard, Instant at) {}
