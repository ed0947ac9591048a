package io.xeropulse.authz.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.xeropulse.core.model.OrganizationId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndScopesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7abc",
        "7",
        "Dashboard-1",
        "dashboard-1 ",
        "dashboard--1",
        "-1",
        "dashboard-",
        "dashboard/1",
        "dashboard-１",
        "dåshboard",
        "a.b.",
        "../x"
      })
  void shouldRefuseDashboardIdsThatAreNotSpelledExactly(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new DashboardId(text));
  }

  @Test
  void shouldNotRepeatARefusedNameInTheMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DashboardId("<script>"))
        .withMessageNotContaining("script");
    assertThatIllegalArgumentException().isThrownBy(() -> new DashboardId("a".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard-1", "dashboard-8", "cash_flow", "a", "users.manage", "z9"})
  void shouldAcceptWellSpelledNames(String text) {
    assertThat(new DashboardId(text)).hasToString(text);
    assertThat(new Role(text)).hasToString(text);
    assertThat(new Permission(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ava@example.com", "a b", "a\nb", "a\rb", "ä"})
  void shouldRefuseUserIdsThatCouldBePersonalOrBreakALogLine(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(text));
  }

  @Test
  void shouldAcceptUserIdsOfIdentityProviders() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              new UserId("0f8fad5b-d9cb-469f-a165-70867728950e");
              new UserId("auth0|5f7c8ec7c33c6c004bbafe82");
              new UserId("x".repeat(128));
            });
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId("x".repeat(129)));
  }

  @Test
  void shouldHaveNoWayToListNobody() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DataScope.OwnClients(Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new DataScope.OwnClients(Set.of(" ")));
    assertThatIllegalArgumentException().isThrownBy(() -> new DataScope.Team(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new DataScope.OwnRecords("\u0000"));
  }

  @Test
  void shouldRefuseAPrincipalWithBlankAssignments() {
    Principal nobody =
        Principal.of(
            new UserId("u"),
            OrganizationId.of("11111111-1111-1111-1111-111111111111"),
            new Role("staff"));
    assertThatIllegalArgumentException().isThrownBy(() -> nobody.inTeam(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> nobody.withClients(Set.of("\t")));
    assertThatIllegalArgumentException().isThrownBy(() -> nobody.asStaff(""));
  }

  @Test
  void shouldDescribeScopesWithoutIdentifiers() {
    assertThat(new DataScope.OwnClients(Set.of("secret-1")).describe())
        .isEqualTo("the rows of 1 own client");
    assertThat(new DataScope.OwnClients(Set.of("secret-1", "secret-2")).describe())
        .isEqualTo("the rows of 2 own clients");
    assertThat(new DataScope.Team("Tax").describe()).doesNotContain("Tax");
    assertThat(new DataScope.OwnRecords("s-1").describe()).doesNotContain("s-1");
    assertThat(new DataScope.Everything().describe()).contains("every row");
    assertThat(new DataScope.Nothing().describe()).isEqualTo("no row");
  }
}
