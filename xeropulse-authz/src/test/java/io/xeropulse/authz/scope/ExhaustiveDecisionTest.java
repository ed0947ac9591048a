package io.xeropulse.authz.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xeropulse.core.model.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExhaustiveDecisionTest {
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  private static final OrganizationId OTHER =
      OrganizationId.of("22222222-2222-2222-2222-222222222222");

  @ParameterizedTest
  @EnumSource(PolicyPreset.class)
  void shouldAnswerEveryQuestionAsTheSecondEvaluatorDoes(PolicyPreset preset) {
    PolicyEngine engine = PolicyEngine.of(preset.policy());
    SecondEvaluator second = new SecondEvaluator(preset.json());
    List<Resource> resources = new ArrayList<>(preset.policy().resources());
    resources.add(new DashboardId("dashboard-99"));
    resources.add(new Permission("moon.reach"));
    int questions = 0;
    for (Principal principal : principals(preset.policy())) {
      for (OrganizationId organization : List.of(HOME, OTHER)) {
        for (Resource resource : resources) {
          Decision decision = engine.decide(principal, organization, resource);
          assertThat(SecondEvaluator.of(decision))
              .as("%s asks %s of %s", principal, resource, organization)
              .isEqualTo(second.answer(principal, organization, resource));
          assertThat(decision.rule().policy()).isEqualTo(preset.policy().version());
          assertThat(decision.explain()).contains(decision.rule().id(), decision.rule().why());
          if (resource instanceof DashboardId) {
            PrincipalIndex index = PrincipalIndex.of(engine, List.of(principal));
            assertThat(index.decide("u-1", organization.toString(), resource.name()))
                .isEqualTo(decision);
            assertThat(index.decide("u-2", organization.toString(), resource.name()))
                .isInstanceOfSatisfying(
                    Decision.Deny.class,
                    deny -> assertThat(deny.reason()).isEqualTo(DenyReason.UNKNOWN_PRINCIPAL));
          }
          questions++;
        }
      }
    }
    assertThat(questions)
        .isEqualTo((preset.policy().roles().size() + 1) * 3 * 8 * 2 * resources.size());
  }

  @ParameterizedTest
  @CsvSource({
    "executive, 12345678, allow everything",
    "manager, 123467, allow team Tax",
    "staff, 7, 'allow clients [c-1, c-2]'",
    "admin, 12345678, allow everything",
    "janitor, '', ''"
  })
  void shouldKeepTheSeedsMatrixAsTheDefault(String role, String allowed, String rows) {
    PolicyEngine engine = PolicyEngine.of(PolicyPreset.PRACTICE.policy());
    Principal principal = full(new Role(role));
    IntStream.rangeClosed(1, 8)
        .forEach(
            n -> {
              Decision decision = engine.decide(principal, HOME, new DashboardId("dashboard-" + n));
              if (allowed.contains(Integer.toString(n))) {
                assertThat(SecondEvaluator.of(decision)).isEqualTo(rows);
              } else {
                assertThat(decision.allowed()).isFalse();
              }
            });
    assertThat(engine.dashboardsOf(principal)).hasSize(allowed.length());
  }

  @Test
  void shouldOpenTheAdministrationToExecutivesAndAdministratorsOnly() {
    PolicyEngine engine = PolicyEngine.of(PolicyPreset.PRACTICE.policy());
    assertThat(List.of("executive", "manager", "staff", "admin"))
        .filteredOn(
            role -> engine.decide(full(new Role(role)), HOME, Permission.MANAGE_USERS).allowed())
        .containsExactly("executive", "admin");
  }

  @Test
  void shouldIndexAUserInOneOrganizationOnly() {
    PolicyEngine engine = PolicyEngine.of(PolicyPreset.PRACTICE.policy());
    Principal principal = full(new Role("staff"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalIndex.of(engine, List.of(principal, principal)));
  }

  private static List<Principal> principals(Policy policy) {
    List<Role> roles = new ArrayList<>(policy.roles());
    roles.add(new Role("nobody-knows"));
    List<Principal> principals = new ArrayList<>();
    for (Role role : roles) {
      for (Standing standing : Standing.values()) {
        for (int assigned = 0; assigned < 8; assigned++) {
          Principal principal = Principal.of(new UserId("u-1"), HOME, role).withStanding(standing);
          principal = (assigned & 1) == 0 ? principal : principal.inTeam("Tax");
          principal = (assigned & 2) == 0 ? principal : principal.withClients(Set.of("c-2", "c-1"));
          principals.add((assigned & 4) == 0 ? principal : principal.asStaff("s-1"));
        }
      }
    }
    return principals;
  }

  private static Principal full(Role role) {
    return Principal.of(new UserId("u-1"), HOME, role)
        .inTeam("Tax")
        .withClients(Set.of("c-1", "c-2"))
        .asStaff("s-1");
  }
}
