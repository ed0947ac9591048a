package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Decision;
import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.core.model.OrganizationId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to dashboards: asks the policy, signs for exactly the rows it allows, records the
 * access. Thread-safe when its parts are.
 */
public final class Embeds {
  private final Supplier<PolicyEngine> policy;
  private final EmbedSigner signer;
  private final EmbedLog log;
  private final InstantSource clock;
  private final Offer offer;

  /**
   * Creates the door.
   *
   * @param policy the policy in force, read once per request
   * @param signer signs tokens
   * @param log records accesses
   * @param clock the time of accesses
   */
  public Embeds(
      Supplier<PolicyEngine> policy, EmbedSigner signer, EmbedLog log, InstantSource clock) {
    this(policy, signer, log, clock, (principal, organization, dashboard) -> true);
  }

  /**
   * Creates the door to those dashboards that organizations offer.
   *
   * @param policy the policy in force, read once per request
   * @param signer signs tokens
   * @param log records accesses
   * @param clock the time of accesses
   * @param dashboards to which roles an organization offers a dashboard, asked once it is allowed
   */
  public Embeds(
      Supplier<PolicyEngine> policy,
      EmbedSigner signer,
      EmbedLog log,
      InstantSource clock,
      Dashboards dashboards) {
    this(policy, signer, log, clock, dashboards::offers);
  }

  private Embeds(
      Supplier<PolicyEngine> policy,
      EmbedSigner signer,
      EmbedLog log,
      InstantSource clock,
      Offer offer) {
    this.policy = policy;
    this.signer = signer;
    this.log = log;
    this.clock = clock;
    this.offer = offer;
  }

  /**
   * Asks for a dashboard.
   *
   * @param principal who asks
   * @param organization whose data
   * @param dashboard which dashboard
   * @param editable values for parameters that the manifest declares editable; may be empty
   * @return a token, or why there is none
   */
  public EmbedOutcome issue(
      Principal principal,
      OrganizationId organization,
      DashboardId dashboard,
      Map<String, List<String>> editable) {
    if (organization == null || dashboard == null || editable == null) {
      return malformed(principal, organization, "names no organization or no dashboard");
    }
    Decision decision = policy.get().decide(principal, organization, dashboard);
    EmbedOutcome outcome =
        decision instanceof Decision.Allow allow
            ? allowed(principal, organization, dashboard, allow, editable)
            : refused((Decision.Deny) decision);
    String reason =
        outcome instanceof EmbedOutcome.Refused refused ? refused.reason() : decision.rule().id();
    record(principal, organization, dashboard.name(), outcome, reason);
    return outcome;
  }

  /**
   * Answers Metabase's guest embedding, whose request is made by a browser and therefore names
   * nothing we trust.
   *
   * @param principal who asks
   * @param organization whose data
   * @param entityType what the browser names; only {@code dashboard} is served
   * @param entityId Metabase's number of it, as the browser sent it
   * @return a token, or why there is none
   */
  public EmbedOutcome issueGuest(
      Principal principal, OrganizationId organization, String entityType, String entityId) {
    if (organization == null
        || !"dashboard".equals(entityType)
        || entityId == null
        || !entityId.matches("[1-9][0-9]{0,8}")) {
      return malformed(principal, organization, "is not a dashboard number");
    }
    return signer
        .manifest()
        .findByMetabaseId(Integer.parseInt(entityId))
        .map(shown -> issue(principal, organization, shown.id(), Map.of()))
        .orElseGet(() -> unknownGuest(principal, organization));
  }

  /** Written into the asker's own log, as every refusal. */
  private EmbedOutcome malformed(
      Principal principal, @Nullable OrganizationId organization, String what) {
    String reason = EmbedRefusal.MALFORMED_REQUEST.name();
    EmbedOutcome outcome = new EmbedOutcome.Refused(reason, "Refused: the request " + what);
    OrganizationId about = organization == null ? principal.organization() : organization;
    record(principal, about, "?", outcome, reason);
    return outcome;
  }

  private EmbedOutcome unknownGuest(Principal principal, OrganizationId organization) {
    EmbedOutcome outcome =
        new EmbedOutcome.Refused(
            EmbedRefusal.UNKNOWN_DASHBOARD.name(),
            "Refused: the manifest does not list this dashboard");
    record(principal, organization, "?", outcome, EmbedRefusal.UNKNOWN_DASHBOARD.name());
    return outcome;
  }

  private void record(
      Principal principal,
      OrganizationId organization,
      String dashboard,
      EmbedOutcome outcome,
      String reason) {
    boolean issued = outcome instanceof EmbedOutcome.Issued;
    log.record(
        new EmbedAccess(
            clock.instant(),
            principal.user(),
            principal.organization(),
            organization,
            dashboard,
            issued,
            reason,
            principal.key().map(KeyLimits::id)));
  }

  private EmbedOutcome allowed(
      Principal principal,
      OrganizationId organization,
      DashboardId dashboard,
      Decision.Allow allow,
      Map<String, List<String>> editable) {
    return offer.stands(principal, organization, dashboard)
        ? signer.sign(organization, allow.scope(), dashboard, editable)
        : new EmbedOutcome.Refused(
            EmbedRefusal.NOT_OFFERED.name(),
            "Refused: the organization does not offer this dashboard to this role");
  }

  /** Whether an organization offers a dashboard to somebody. */
  private interface Offer {
    boolean stands(Principal principal, OrganizationId organization, DashboardId dashboard);
  }

  private static EmbedOutcome refused(Decision.Deny deny) {
    return new EmbedOutcome.Refused(deny.reason().name(), deny.explain());
  }
}
