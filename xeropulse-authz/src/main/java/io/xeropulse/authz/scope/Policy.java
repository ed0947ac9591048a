package io.xeropulse.authz.scope;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy document that was read and found sound: roles, what there is to decide on, rules, and
 * who may give which role. Immutable, hence thread-safe.
 */
public final class Policy {
  private final String version;
  private final Set<Role> roles;
  private final Set<Resource> resources;
  private final List<PolicyRule> rules;
  private final Map<Role, Set<Role>> assignable;
  private final Set<Role> administrators;

  Policy(
      String version,
      Set<Role> roles,
      Set<Resource> resources,
      List<PolicyRule> rules,
      Map<Role, Set<Role>> assignable,
      Set<Role> administrators) {
    this.version = version;
    this.roles = Set.copyOf(roles);
    this.resources = Set.copyOf(resources);
    this.rules = List.copyOf(rules);
    this.assignable = Map.copyOf(assignable);
    this.administrators = Set.copyOf(administrators);
  }

  /**
   * Reads and lints a document of this form; no other keys are taken, none may be doubled:
   *
   * <pre>{@code
   * {
   *   "version": "practice/1",
   *   "roles": ["manager", "admin"],
   *   "dashboards": ["dashboard-1"],
   *   "permissions": ["users.manage"],
   *   "rules": [
   *     {"id": "team", "effect": "allow", "roles": ["manager"], "dashboards": ["dashboard-1"],
   *      "scope": "team", "why": "managers see their own team"},
   *     {"id": "freeze", "effect": "deny", "roles": ["manager"],
   *      "permissions": ["users.manage"], "why": "no changes during the audit"}
   *   ],
   *   "administrators": ["admin"],
   *   "assignable": {"admin": ["manager", "admin"]}
   * }
   * }</pre>
   *
   * <p>A scope is {@code everything}, {@code team}, {@code own-clients}, {@code own-records} or
   * {@code nothing}. A rule names dashboards, permissions or both. {@code administrators} and
   * {@code assignable} may be left out.
   *
   * @param json the document
   * @return the policy
   * @throws InvalidPolicyException if anything is unknown, doubled, empty, ambiguous or can never
   *     decide; the error lists every such place
   */
  public static Policy parse(String json) {
    return PolicyReader.read(json);
  }

  /**
   * The version its author gave it, repeated in every decision.
   *
   * @return a text such as {@code practice/1}
   */
  public String version() {
    return version;
  }

  /**
   * The roles it knows.
   *
   * @return at least one role
   */
  public Set<Role> roles() {
    return roles;
  }

  /**
   * The dashboards and permissions it decides on.
   *
   * @return at least one
   */
  public Set<Resource> resources() {
    return resources;
  }

  /**
   * The roles that a person in a role may give to others.
   *
   * @param actor the role of the person who gives
   * @return the roles, none for a role that may give none or is unknown
   */
  public Set<Role> assignableBy(Role actor) {
    return assignable.getOrDefault(actor, Set.of());
  }

  /**
   * The roles of which every organization keeps at least one active member.
   *
   * @return the roles; each may give itself
   */
  public Set<Role> administrators() {
    return administrators;
  }

  List<PolicyRule> rules() {
    return rules;
  }
}
