package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Who does something, and where the request came from. What the actor may do is read from the
 * database each time, not from here. Immutable.
 *
 * @param user who
 * @param organization where the actor acts: the session's organization, never one that a request
 *     names
 * @param origin where the request came from
 */
public record Actor(UserId user, OrganizationId organization, RequestOrigin origin) {

  /**
   * Makes an authenticated person the actor.
   *
   * @param principal who, as {@code Sessions} or {@code ApiKeys} recognized them
   * @param origin where the request came from
   * @return the actor in the principal's organization
   */
  public static Actor of(Principal principal, RequestOrigin origin) {
    return new Actor(principal.user(), principal.organization(), origin);
  }

  AuditEvent event(Instant at, String action, String target, Map<String, String> details) {
    return new AuditEvent(
        organization,
        at,
        "user:" + user,
        action,
        target,
        Outcome.ATTEMPTED,
        details,
        origin,
        Set.of("privileged_access"));
  }
}
