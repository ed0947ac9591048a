package io.xeropulse.authz.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyLintTest {
  private static final String ALLOW =
      "{'id':'a','effect':'allow','roles':['staff'],'dashboards':['d-1'],"
          + "'scope':'team','why':'w'}";

  static Stream<Arguments> faults() {
    return Stream.of(
        argumentSet("not JSON", "{", "/: line 1: "),
        argumentSet("trailing text", policy(ALLOW) + "x", "/: line "),
        argumentSet("not an object", "[]", "/: must be an object"),
        argumentSet(
            "duplicate key", policy(ALLOW.replace("{'id'", "{'id':'b','id'")), "Duplicate field"),
        argumentSet(
            "unknown key", policy(ALLOW.replace("{", "{'cost':1,")), "/rules/0/cost: unknown key"),
        argumentSet("missing key", policy("{}"), "/rules/0/effect: missing"),
        argumentSet(
            "unknown role",
            policy(ALLOW.replace("staff", "boss")),
            "/rules/0/roles/0: unknown role boss"),
        argumentSet(
            "unknown dashboard",
            policy(ALLOW.replace("d-1", "d-9")),
            "/rules/0/dashboards/0: unknown dashboard d-9"),
        argumentSet(
            "unknown permission",
            policy(ALLOW.replace("'scope'", "'permissions':['fly'],'scope'")),
            "/rules/0/permissions/0: unknown permission fly"),
        argumentSet(
            "role named twice",
            policy(ALLOW.replace("'staff'", "'staff','staff'")),
            "/rules/0/roles/1: named twice"),
        argumentSet(
            "no role", policy(ALLOW.replace("'staff'", "")), "/rules/0: empty grant: name at"),
        argumentSet(
            "no resource", policy(ALLOW.replace("'d-1'", "")), "/rules/0: empty grant: name at"),
        argumentSet(
            "unknown scope",
            policy(ALLOW.replace("team", "galaxy")),
            "/rules/0/scope: an allow names everything, team"),
        argumentSet(
            "allow without scope",
            policy(ALLOW.replace("'scope':'team',", "")),
            "/rules/0/scope: an allow names everything, team"),
        argumentSet(
            "deny with scope",
            policy(ALLOW.replace("allow", "deny")),
            "/rules/0/scope: a deny has no scope"),
        argumentSet(
            "unknown effect",
            policy(ALLOW.replace("allow", "maybe")),
            "/rules/0/effect: must be allow or deny"),
        argumentSet(
            "id used twice",
            policy(ALLOW, ALLOW.replace("d-1", "d-2")),
            "/rules/1/id: another rule has this id"),
        argumentSet(
            "id spelled badly", policy(ALLOW.replace("'a'", "'A b'")), "/rules/0/id: A rule id is"),
        argumentSet(
            "two allows of the same",
            policy(ALLOW, ALLOW.replace("'a'", "'b'").replace("team", "everything")),
            "/rules/0: ambiguous"),
        argumentSet(
            "allow that is denied wholly",
            policy(ALLOW, deny("z", "d-1")),
            "/rules/0: unreachable"),
        argumentSet(
            "deny behind a deny",
            policy(deny("y", "d-1"), deny("z", "d-1")),
            "/rules/1: unreachable"),
        argumentSet(
            "role declared twice",
            policy(ALLOW).replace("['staff','admin']", "['staff','staff']"),
            "/roles/1: declared twice"),
        argumentSet(
            "role spelled badly",
            policy(ALLOW).replace("['staff','admin']", "['staff','Admin']"),
            "/roles/1: A role is"),
        argumentSet(
            "role that is no text",
            policy(ALLOW).replace("['staff','admin']", "['staff',7]"),
            "/roles/1: must be a text"),
        argumentSet(
            "roles that are no list",
            policy(ALLOW).replace("['staff','admin']", "'staff'"),
            "/roles: must be an array"),
        argumentSet(
            "assignable by an unknown role",
            policy(ALLOW).replace("'assignable':{", "'assignable':{'boss':['staff'],"),
            "/assignable/boss: unknown key"),
        argumentSet(
            "assignable unknown role",
            policy(ALLOW).replace("{'admin':['staff']}", "{'admin':['boss']}"),
            "/assignable/admin/0: unknown role boss"),
        argumentSet(
            "administrators who cannot appoint another",
            policy(ALLOW)
                .replace("'roles':['staff'", "'administrators':['admin'],'roles':['staff'"),
            "/administrators: role admin must be able to give itself"),
        argumentSet(
            "assignable nothing",
            policy(ALLOW).replace("{'admin':['staff']}", "{'admin':[]}"),
            "/assignable/admin: empty grant"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void shouldRefuseAFaultyPolicyAndNameThePlace(String json, String problem) {
    assertThatThrownBy(() -> Policy.parse(json.replace('\'', '"')))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void shouldListEveryProblemAtOnce() {
    String json = policy(ALLOW.replace("staff", "boss").replace("team", "galaxy"));
    InvalidPolicyException refusal =
        catchThrowableOfType(
            InvalidPolicyException.class, () -> Policy.parse(json.replace('\'', '"')));
    assertThat(refusal.problems()).hasSize(3);
  }

  @Test
  void shouldAcceptThePolicyThatTheFaultyOnesStartFrom() {
    Policy policy = Policy.parse(policy(ALLOW).replace('\'', '"'));
    assertThat(policy.version()).isEqualTo("test/1");
    assertThat(policy.assignableBy(new Role("admin"))).containsExactly(new Role("staff"));
    assertThat(policy.assignableBy(new Role("staff"))).isEmpty();
    assertThat(policy.assignableBy(new Role("boss"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PolicyPreset.class)
  void shouldShipOnlySoundPolicies(PolicyPreset preset) {
    Policy policy = preset.policy();
    assertThat(policy.roles())
        .as("every role can do something")
        .allSatisfy(
            role -> assertThat(policy.rules()).anyMatch(rule -> rule.roles().contains(role)));
    assertThat(policy.assignableBy(new Role("admin")))
        .as("an administrator can appoint another")
        .contains(new Role("admin"));
    assertThat(policy.administrators()).containsExactly(new Role("admin"));
  }

  private static String deny(String id, String dashboard) {
    return "{'id':'"
        + id
        + "','effect':'deny','roles':['staff'],'dashboards':['"
        + dashboard
        + "'],'why':'w'}";
  }

  private static String policy(String... rules) {
    return "{'version':'test/1','roles':['staff','admin'],'dashboards':['d-1','d-2'],"
        + "'permissions':[],'rules':["
        + String.join(",", rules)
        + "],'assignable':{'admin':['staff']}}";
  }
}
