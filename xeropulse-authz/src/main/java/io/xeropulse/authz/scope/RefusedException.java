package io.xeropulse.authz.scope;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;

/** The policy refuses what somebody asked for: trying again changes nothing, another right does. */
public final class RefusedException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  private final DenyReason reason;

  /**
   * Creates an error.
   *
   * @param organization whose data was asked for
   * @param resource what was asked for
   * @param refusal the policy's answer
   */
  public RefusedException(OrganizationId organization, Resource resource, Decision.Deny refusal) {
    super("organization %s: %s: %s".formatted(organization, resource, refusal.explain()), null);
    this.reason = refusal.reason();
  }

  /**
   * Why, for programs.
   *
   * @return the reason
   */
  public DenyReason reason() {
    return reason;
  }
}
