package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Audit events of work that no logged-in person started. */
final class SystemEvents {
  private SystemEvents() {}

  static AuditEvent of(OrganizationId organization, Instant at, String action, UserId target) {
    return of(organization, at, action, target, RequestOrigin.NONE);
  }

  static AuditEvent of(
      OrganizationId organization, Instant at, String action, UserId target, RequestOrigin origin) {
    return new AuditEvent(
        organization,
        at,
        "system",
        action,
        "user:" + target,
        Outcome.SUCCEEDED,
        Map.of(),
        origin,
        Set.of());
  }
}
