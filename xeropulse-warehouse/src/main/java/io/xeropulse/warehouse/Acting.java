package io.xeropulse.warehouse;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.Decision;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.RefusedException;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.report.Figures;
import java.util.function.Supplier;

/**
 * An organization as one person may use it: each call is asked of the policy in force, figures are
 * of the rows that it allows. Thread-safe. Rights are those of the principal: make it anew when
 * they change, as for each request.
 *
 * <p>Every method throws {@link RefusedException} if the policy does not allow it, and {@link
 * io.xeropulse.core.StorageUnavailableException} if the database cannot be reached.
 */
public final class Acting {
  private final Organization organization;
  private final Principal principal;
  private final Supplier<PolicyEngine> policy;

  Acting(Organization organization, Principal principal, Supplier<PolicyEngine> policy) {
    this.organization = organization;
    this.principal = principal;
    this.policy = policy;
  }

  /**
   * Reads, loads, publishes and proves what is new; needs {@link Permission#RUN_SYNC}.
   *
   * @return what was done, also when something failed
   */
  public SyncReport sync() {
    allow(Permission.RUN_SYNC);
    return organization.sync();
  }

  /**
   * Asks for a sync on whichever node has started; needs {@link Permission#RUN_SYNC}.
   *
   * @param trigger what is wanted
   */
  public void request(Trigger trigger) {
    allow(Permission.RUN_SYNC);
    organization.request(trigger);
  }

  /**
   * How the organization's syncs are; needs {@link Permission#READ_SYNC}.
   *
   * @return the state and why
   */
  public SyncHealth health() {
    allow(Permission.READ_SYNC);
    return organization.health();
  }

  /**
   * The figures of the rows that the person may see; needs {@link Permission#READ_REPORTS}.
   *
   * @return under that person's scope
   */
  public Figures figures() {
    return organization.figures(allow(Permission.READ_REPORTS));
  }

  private DataScope allow(Permission permission) {
    Decision decision = policy.get().decide(principal, organization.id(), permission);
    if (decision instanceof Decision.Allow allowed) {
      return allowed.scope();
    }
    throw new RefusedException(organization.id(), permission, (Decision.Deny) decision);
  }
}
