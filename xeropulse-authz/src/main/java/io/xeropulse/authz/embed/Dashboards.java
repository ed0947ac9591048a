package io.xeropulse.authz.embed;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.user.AccessRefusedException;
import io.xeropulse.authz.user.AccessRefusedException.Reason;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How organizations offer dashboards to their people, and who opened them. An organization that
 * never said so offers what the policy allows; what it says can only take away. Thread-safe.
 */
public final class Dashboards {
  private final Supplier<PolicyEngine> policy;
  private final DashboardManifest manifest;
  private final Transactions<? extends EmbedTransaction> store;
  private final AuditLog audit;
  private final InstantSource clock;

  /**
   * Creates the service.
   *
   * @param policy the policy in force
   * @param manifest the dashboards that can be embedded at all
   * @param store the stores
   * @param audit the audit log
   * @param clock the time of changes
   */
  public Dashboards(
      Supplier<PolicyEngine> policy,
      DashboardManifest manifest,
      Transactions<? extends EmbedTransaction> store,
      AuditLog audit,
      InstantSource clock) {
    this.policy = policy;
    this.manifest = manifest;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Says how the actor's organization offers its dashboards, in place of what it said before.
   *
   * @param principal who says so; must be allowed to manage users
   * @param origin where the request came from
   * @param configs one for each dashboard offered; none to offer what the policy allows
   * @throws AccessRefusedException if the principal may not
   * @throws InvalidConfigurationException if a dashboard is there twice, or the manifest lacks it
   *     or gives it another Metabase number; nothing is changed
   */
  public void configure(Principal principal, RequestOrigin origin, List<DashboardConfig> configs) {
    OrganizationId organization = principal.organization();
    AuditEvent event =
        event(principal, origin, "dashboards.configure")
            .with("dashboards", String.join(" ", configs.stream().map(Dashboards::said).toList()));
    audit.guarded(
        store,
        event,
        tables -> {
          require(principal, origin, Permission.MANAGE_USERS);
          check(configs);
          tables.dashboards().replace(organization, configs);
          return audit.append(tables, event.with(Outcome.SUCCEEDED));
        });
  }

  /**
   * The dashboards that somebody is offered and may open.
   *
   * @param principal who asks
   * @return configurations, sorted by identifier
   */
  public List<DashboardConfig> offeredTo(Principal principal) {
    OrganizationId organization = principal.organization();
    PolicyEngine engine = policy.get();
    List<DashboardConfig> configured = configs(organization);
    List<DashboardConfig> all =
        configured.isEmpty()
            ? manifest.dashboards().stream()
                .map(shown -> DashboardConfig.of(shown, "", Set.of(principal.role())))
                .toList()
            : configured;
    return all.stream()
        .filter(config -> config.allowedRoles().contains(principal.role()))
        .filter(config -> engine.decide(principal, organization, config.id()).allowed())
        .toList();
  }

  /**
   * Who opened which dashboard of the actor's organization.
   *
   * @param principal who asks; must be allowed to read the audit log
   * @param origin where the request came from
   * @param before only earlier ones
   * @param limit at most so many
   * @return newest first
   * @throws AccessRefusedException if the principal may not
   */
  public List<DashboardOpening> openings(
      Principal principal, RequestOrigin origin, Instant before, int limit) {
    return audit.guarded(
        store,
        event(principal, origin, "dashboards.openings"),
        tables -> {
          require(principal, origin, Permission.READ_AUDIT);
          return tables.dashboards().openings(principal.organization(), before, limit);
        });
  }

  /** Whether the organization offers a dashboard to the principal's role. */
  boolean offers(Principal principal, OrganizationId organization, DashboardId dashboard) {
    List<DashboardConfig> configs = configs(organization);
    return configs.isEmpty()
        || configs.stream()
            .filter(config -> config.id().equals(dashboard))
            .anyMatch(config -> config.allowedRoles().contains(principal.role()));
  }

  private List<DashboardConfig> configs(OrganizationId organization) {
    return store.run(tables -> tables.dashboards().configs(organization));
  }

  private AuditEvent event(Principal principal, RequestOrigin origin, String action) {
    return Actor.of(principal, origin)
        .event(clock.instant(), action, "organization:" + principal.organization(), Map.of());
  }

  private void require(Principal principal, RequestOrigin origin, Permission permission) {
    if (!policy.get().decide(principal, principal.organization(), permission).allowed()) {
      throw new AccessRefusedException(Reason.NOT_PERMITTED, Actor.of(principal, origin));
    }
  }

  private void check(List<DashboardConfig> configs) {
    Set<DashboardId> said = new HashSet<>();
    for (DashboardConfig config : configs) {
      boolean known =
          manifest
              .find(config.id())
              .filter(shown -> shown.metabaseId() == config.metabaseId())
              .isPresent();
      if (!known) {
        throw new InvalidConfigurationException(
            "The manifest has no %s with Metabase number %d, so nobody knows what it locks; add it there first"
                .formatted(config.id(), config.metabaseId()));
      }
      if (!said.add(config.id())) {
        throw new InvalidConfigurationException(
            "%s is configured twice; leave one out".formatted(config.id()));
      }
    }
  }

  private static String said(DashboardConfig config) {
    List<String> roles = config.allowedRoles().stream().map(role -> role.name()).sorted().toList();
    return config.id() + "=" + String.join(",", roles);
  }
}
