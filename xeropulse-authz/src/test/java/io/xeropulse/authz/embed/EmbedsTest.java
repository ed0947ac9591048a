package io.xeropulse.authz.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.LivePolicy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.PolicyPreset;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedsTest {
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  private static final OrganizationId OTHER =
      OrganizationId.of("22222222-2222-2222-2222-222222222222");
  private static final Instant NOW = Instant.parse("2025-06-30T00:00:00.750Z");
  private static final DashboardId DEBTORS = new DashboardId("dashboard-7");
  private static final EmbedSigner SIGNER =
      EmbedSigner.create(
          EmbedKey.ofHex(Tokens.KEY), DashboardManifest.practice(), InstantSource.fixed(NOW));

  private final List<EmbedAccess> accesses = new ArrayList<>();
  private final Embeds embeds =
      new Embeds(
          new LivePolicy(PolicyEngine.of(PolicyPreset.PRACTICE.policy())),
          SIGNER,
          accesses::add,
          InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource({
    "executive, 12345678, __all__, __all__",
    "admin, 12345678, __all__, __all__",
    "manager, 123467, Tax, __all__",
    "staff, 7, __all__, 'c-1,c-2'"
  })
  void shouldSignEveryLockedParameterForAllowedDashboardsAndRefuseTheRest(
      String role, String allowed, String department, String clients) {
    Principal principal = principal(role);
    for (int n = 1; n <= 8; n++) {
      EmbedOutcome outcome =
          embeds.issue(principal, HOME, new DashboardId("dashboard-" + n), Map.of());
      if (allowed.contains(Integer.toString(n))) {
        JsonNode claims = Tokens.verified(token(outcome).jwt());
        assertThat(claims.toString())
            .isEqualTo(
                "{\"resource\":{\"dashboard\":"
                    + n
                    + "},\"params\":{\"assigned_clients\":[\""
                    + clients.replace(",", "\",\"")
                    + "\"],\"department\":[\""
                    + department
                    + "\"],\"organization_id\":\""
                    + HOME
                    + "\",\"user_id\":[\"__all__\"]},\"iat\":"
                    + NOW.getEpochSecond()
                    + ",\"exp\":"
                    + (NOW.getEpochSecond() + 600)
                    + "}");
      } else {
        assertThat(outcome)
            .isInstanceOfSatisfying(
                EmbedOutcome.Refused.class,
                refused -> {
                  assertThat(refused.reason()).isEqualTo("NOT_GRANTED");
                  assertThat(refused.explanation()).startsWith("Refused: ").contains("practice/1");
                });
      }
    }
    assertThat(accesses).hasSize(8);
    assertThat(accesses.stream().filter(EmbedAccess::issued)).hasSize(allowed.length());
  }

  @Test
  void shouldRefuseAStaffMemberWithoutClientsInsteadOfShowingAllOfThem() {
    Principal newcomer = Principal.of(new UserId("u"), HOME, new Role("staff"));
    assertRefused(embeds.issue(newcomer, HOME, DEBTORS, Map.of()), "EMPTY_SCOPE");
  }

  @Test
  void shouldRefuseAnotherOrganizationBeforeAnythingElse() {
    assertRefused(embeds.issue(principal("admin"), OTHER, DEBTORS, Map.of()), "OTHER_ORGANIZATION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organization_id",
        "user_id",
        "user_role",
        "department",
        "team_members",
        "assigned_clients"
      })
  void shouldRefuseACallerWhoSetsALockedOrReservedParameter(String name) {
    assertRefused(
        embeds.issue(principal("staff"), HOME, DEBTORS, Map.of(name, List.of("x"))),
        "RESERVED_PARAMETER");
  }

  @Test
  void shouldAcceptOnlyDeclaredEditableParametersWithAValue() {
    Principal staff = principal("staff");
    EmbedOutcome outcome =
        embeds.issue(staff, HOME, DEBTORS, Map.of("date_range", List.of("past30days")));
    assertThat(Tokens.verified(token(outcome).jwt()).at("/params/date_range/0").asText())
        .isEqualTo("past30days");
    assertRefused(
        embeds.issue(staff, HOME, DEBTORS, Map.of("colour", List.of("red"))),
        "UNDECLARED_PARAMETER");
    assertRefused(
        embeds.issue(staff, HOME, DEBTORS, Map.of("date_range", List.of())), "EMPTY_PARAMETER");
    assertRefused(
        embeds.issue(staff, HOME, DEBTORS, Map.of("date_range", List.of(" "))), "EMPTY_PARAMETER");
  }

  @Test
  void shouldRefuseAScopeThatTheDashboardCannotLock() {
    DashboardManifest bare =
        DashboardManifest.parse(
            """
            {"dashboards": [{"id": "dashboard-7", "name": "Debtors", "metabaseId": 7,
              "refreshMinutes": 60, "requires": [],
              "locked": {"organization_id": "organization"}, "editable": []}]}
            """);
    EmbedSigner signer =
        EmbedSigner.create(EmbedKey.ofHex(Tokens.KEY), bare, InstantSource.fixed(NOW));
    for (DataScope scope :
        List.of(
            new DataScope.Team("Tax"),
            new DataScope.OwnClients(Set.of("c")),
            new DataScope.OwnRecords("s"))) {
      assertRefused(signer.sign(HOME, scope, DEBTORS, Map.of()), "SCOPE_NOT_LOCKABLE");
    }
    assertThat(signer.sign(HOME, new DataScope.Everything(), DEBTORS, Map.of()))
        .isInstanceOf(EmbedOutcome.Issued.class);
  }

  @Test
  void shouldRefuseANameThatReadsLikeTheMarkerForAll() {
    for (DataScope scope :
        List.of(
            new DataScope.Team("__all__"),
            new DataScope.OwnClients(Set.of("c", "__all__")),
            new DataScope.OwnRecords("__all__"))) {
      assertRefused(SIGNER.sign(HOME, scope, DEBTORS, Map.of()), "MARKER_IN_SCOPE");
    }
  }

  @Test
  void shouldRefuseToSignForNoRowOrAnUnknownDashboard() {
    assertRefused(SIGNER.sign(HOME, new DataScope.Nothing(), DEBTORS, Map.of()), "EMPTY_SCOPE");
    assertRefused(
        SIGNER.sign(HOME, new DataScope.Everything(), new DashboardId("dashboard-9"), Map.of()),
        "UNKNOWN_DASHBOARD");
  }

  @Test
  void shouldRefuseATokenThatNoUrlCanCarry() {
    Set<String> clients =
        IntStream.range(0, 500)
            .mapToObj(n -> "00000000-0000-0000-0000-%012d".formatted(n))
            .collect(Collectors.toCollection(TreeSet::new));
    assertRefused(
        SIGNER.sign(HOME, new DataScope.OwnClients(clients), DEBTORS, Map.of()), "TOKEN_TOO_LONG");
  }

  @Test
  void shouldFillOwnRecordsWithTheStaffIdentifier() {
    EmbedOutcome outcome = SIGNER.sign(HOME, new DataScope.OwnRecords("s-1"), DEBTORS, Map.of());
    assertThat(Tokens.verified(token(outcome).jwt()).at("/params/user_id").toString())
        .isEqualTo("[\"s-1\"]");
  }

  @Test
  void shouldLastFromOneSecondToOneHour() {
    EmbedSigner hour = SIGNER.withLifetime(Duration.ofHours(1));
    EmbedToken token = token(hour.sign(HOME, new DataScope.Everything(), DEBTORS, Map.of()));
    assertThat(token.expiresAt()).isEqualTo("2025-06-30T01:00:00Z");
    assertThat(Tokens.verified(token.jwt()).get("exp").asLong())
        .isEqualTo(token.expiresAt().getEpochSecond());
    for (Duration refused : List.of(Duration.ZERO, Duration.ofSeconds(3_601))) {
      assertThatThrownBy(() -> SIGNER.withLifetime(refused))
          .isInstanceOf(InvalidConfigurationException.class);
    }
  }

  @Test
  void shouldNotHandOutATokenWhoseAccessCannotBeRecorded() {
    Embeds unrecorded =
        new Embeds(
            new LivePolicy(PolicyEngine.of(PolicyPreset.PRACTICE.policy())),
            SIGNER,
            access -> {
              throw new IllegalStateException("the log is down");
            },
            InstantSource.fixed(NOW));
    assertThatThrownBy(() -> unrecorded.issue(principal("admin"), HOME, DEBTORS, Map.of()))
        .hasMessage("the log is down");
  }

  @ParameterizedTest
  @CsvSource({
    "dashboard, 7, ''",
    "dashboard, 1, NOT_GRANTED",
    "dashboard, 99, UNKNOWN_DASHBOARD",
    "dashboard, 7abc, MALFORMED_REQUEST",
    "dashboard, 007, MALFORMED_REQUEST",
    "dashboard, 99999999999, MALFORMED_REQUEST",
    "dashboard, '', MALFORMED_REQUEST",
    "question, 7, MALFORMED_REQUEST"
  })
  void shouldAuthorizeWhatABrowserAsksOfGuestEmbedding(String type, String id, String reason) {
    EmbedOutcome outcome = embeds.issueGuest(principal("staff"), HOME, type, id);
    if (reason.isEmpty()) {
      EmbedToken token = token(outcome);
      assertThat(MetabaseSite.guestReply(token)).isEqualTo("{\"jwt\":\"" + token.jwt() + "\"}");
    } else {
      assertRefused(outcome, reason);
    }
    assertThat(accesses).hasSize(1);
  }

  @Test
  void shouldKeepTheTokenOutOfItsText() {
    EmbedToken token = token(embeds.issue(principal("admin"), HOME, DEBTORS, Map.of()));
    assertThat(token.toString()).contains("dashboard-7").doesNotContain(token.jwt());
    assertThat(EmbedKey.ofHex(Tokens.KEY).toString()).doesNotContain(Tokens.KEY);
  }

  private static Principal principal(String role) {
    return Principal.of(new UserId("u-1"), HOME, new Role(role))
        .inTeam("Tax")
        .withClients(Set.of("c-1", "c-2"))
        .asStaff("s-1");
  }

  private static EmbedToken token(EmbedOutcome outcome) {
    assertThat(outcome).isInstanceOf(EmbedOutcome.Issued.class);
    return ((EmbedOutcome.Issued) outcome).token();
  }

  private static void assertRefused(EmbedOutcome outcome, String reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            EmbedOutcome.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
