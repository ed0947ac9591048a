package io.xeropulse.authz.scope;

import java.util.HashSet;
import java.util.Set;

/** The refusals that are code, not policy; made once per engine. Immutable. */
final class BuiltInRules {
  final Decision.Deny unknownPrincipal;
  final Decision.Deny otherOrganization;
  final Decision.Deny locked;
  final Decision.Deny deactivated;
  final Decision.Deny unknownRole;
  final Decision.Deny notInKey;

  private final Decision.Deny unknownResource;
  private final Decision.Deny notGranted;
  private final Set<String> dashboards = new HashSet<>();
  private final Set<String> permissions = new HashSet<>();

  BuiltInRules(Policy policy) {
    String version = policy.version();
    unknownPrincipal =
        deny(version, DenyReason.UNKNOWN_PRINCIPAL, "organization", "nobody has this user id");
    otherOrganization =
        deny(
            version,
            DenyReason.OTHER_ORGANIZATION,
            "organization",
            "the session does not belong to this organization");
    locked = deny(version, DenyReason.ACCOUNT_LOCKED, "standing", "the account is locked");
    deactivated =
        deny(version, DenyReason.ACCOUNT_DEACTIVATED, "standing", "the account is deactivated");
    unknownRole =
        deny(version, DenyReason.UNKNOWN_ROLE, "default", "the policy does not know the role");
    notInKey =
        deny(version, DenyReason.NOT_GRANTED, "api-key", "the key does not list the permission");
    unknownResource =
        deny(
            version,
            DenyReason.UNKNOWN_RESOURCE,
            "default",
            "the policy does not know this dashboard or permission");
    notGranted = deny(version, DenyReason.NOT_GRANTED, "default", "no rule allows it to this role");
    for (Resource resource : policy.resources()) {
      (resource instanceof DashboardId ? dashboards : permissions).add(resource.name());
    }
  }

  /** The refusal of what no rule names for the role. */
  Decision.Deny unnamed(Resource resource) {
    boolean known =
        resource instanceof DashboardId
            ? dashboards.contains(resource.name())
            : permissions.contains(resource.name());
    return known ? notGranted : unknownResource;
  }

  Decision.Deny unnamedDashboard(String name) {
    return dashboards.contains(name) ? notGranted : unknownResource;
  }

  private static Decision.Deny deny(String version, DenyReason reason, String id, String why) {
    return new Decision.Deny(reason, new Rule(version, "built-in:" + id, why));
  }
}
