package io.xeropulse.authz.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xeropulse.authz.embed.MetabaseOracle.Setting;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.LivePolicy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.PolicyPreset;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetabaseOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  private static final long NOW = 1_751_241_600L;

  /** Metabase's own settings of every dashboard in our manifest. */
  private static final MetabaseOracle METABASE =
      new MetabaseOracle(
          Map.of(
              "organization_id", Setting.LOCKED,
              "department", Setting.LOCKED,
              "assigned_clients", Setting.LOCKED,
              "user_id", Setting.LOCKED,
              "date_range", Setting.ENABLED,
              "debug", Setting.DISABLED));

  private final Embeds embeds =
      new Embeds(
          new LivePolicy(PolicyEngine.of(PolicyPreset.PRACTICE.policy())),
          EmbedSigner.create(
              EmbedKey.ofHex(Tokens.KEY),
              DashboardManifest.practice(),
              InstantSource.fixed(Instant.ofEpochSecond(NOW))),
          access -> {},
          InstantSource.fixed(Instant.ofEpochSecond(NOW)));

  @Test
  void shouldBeAcceptedByMetabaseForEveryRoleAndNeverUnfiltered() {
    List<JsonNode> tokens = allTokens();
    assertThat(tokens).hasSize(8 + 6 + 1 + 8);
    for (JsonNode claims : tokens) {
      MetabaseOracle.Answer answer = METABASE.show(claims, Map.of(), NOW);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.filters())
          .containsKeys("organization_id", "department", "assigned_clients", "user_id")
          .doesNotContainValue("UNFILTERED")
          .containsEntry("organization_id", "\"" + HOME + "\"");
    }
  }

  @Test
  void shouldLeaveNoLockedParameterForTheViewerToSetByUrl() {
    for (JsonNode claims : allTokens()) {
      for (String name : List.of("organization_id", "department", "assigned_clients", "user_id")) {
        assertThat(METABASE.show(claims, Map.of(name, "VICTIM"), NOW).status()).isEqualTo(400);
      }
      assertThat(METABASE.show(claims, Map.of("date_range", "past7days"), NOW).status())
          .isEqualTo(200);
    }
  }

  @Test
  void shouldEndAfterTenMinutesAndMetabasesMinuteOfGrace() {
    JsonNode claims = allTokens().get(0);
    assertThat(METABASE.show(claims, Map.of(), NOW + 659).status()).isEqualTo(200);
    assertThat(METABASE.show(claims, Map.of(), NOW + 660).status()).isEqualTo(400);
  }

  @Test
  void shouldShowWhyTheSeedsTokensWereBrokenAndDangerous() throws IOException {
    assertThat(show("{'organization_id':'HOME'}").text())
        .as("seed 000: an executive's token lacks locked parameters")
        .contains("must specify");
    assertThat(show("{'organization_id':'HOME','user_role':'staff'}").text())
        .as("seed 001: user_role is no parameter of the dashboard")
        .contains("Unknown parameter user_role");
    assertThat(
            show("{'organization_id':'HOME','department':['a'],'user_id':['u'],"
                    + "'assigned_clients':[]}")
                .filters())
        .as("seed 000: a staff member without clients sees all of them")
        .containsEntry("assigned_clients", "UNFILTERED");
    Map<String, Object> params = new HashMap<>(Map.of("organization_id", "HOME"));
    params.putAll(Map.of("organization_id", "VICTIM"));
    assertThat(params)
        .as("seed 001: caller parameters spread last replace the organization")
        .containsEntry("organization_id", "VICTIM");
  }

  @Test
  void shouldRefuseTheSeedsOverrideAttack() {
    EmbedOutcome outcome =
        embeds.issue(
            principal("executive"),
            HOME,
            new DashboardId("dashboard-1"),
            Map.of("organization_id", List.of("22222222-2222-2222-2222-222222222222")));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            EmbedOutcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("RESERVED_PARAMETER"));
  }

  private List<JsonNode> allTokens() {
    List<JsonNode> tokens = new ArrayList<>();
    for (String role : List.of("executive", "manager", "staff", "admin")) {
      for (int n = 1; n <= 8; n++) {
        EmbedOutcome outcome =
            embeds.issue(principal(role), HOME, new DashboardId("dashboard-" + n), Map.of());
        if (outcome instanceof EmbedOutcome.Issued issued) {
          tokens.add(Tokens.verified(issued.token().jwt()));
        }
      }
    }
    return tokens;
  }

  private static MetabaseOracle.Answer show(String params) throws IOException {
    String claims = "{'resource':{'dashboard':1},'exp':9999999999,'params':" + params + "}";
    return METABASE.show(JSON.readTree(claims.replace('\'', '"')), Map.of(), NOW);
  }

  private static Principal principal(String role) {
    return Principal.of(new UserId("u-1"), HOME, new Role(role))
        .inTeam("Tax")
        .withClients(Set.of("c-1"));
  }
}
