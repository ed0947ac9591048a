package io.xeropulse.authz.embed;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.Authentication;
import io.xeropulse.authz.session.RefreshOutcome;
import io.xeropulse.authz.session.SessionTokens;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.core.model.OrganizationId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host passes on unchecked is refused with a reason and written down, never a crash. */
class EmbedInputTest {
  private static final DashboardManifest MANIFEST = DashboardManifest.practice();
  private static final DashboardId DEBTORS = new DashboardId("dashboard-7");

  private final Practice practice = new Practice(new InMemoryStore());
  private final Embeds embeds =
      new Embeds(
          practice.policy,
          EmbedSigner.create(EmbedKey.ofHex(Tokens.KEY), MANIFEST, practice.clock),
          new EmbedAudit(practice.store, practice.audit),
          practice.clock);
  private final Principal admin = Principal.of(new UserId("ada"), HOME, new Role("admin"));
  private final String editable = MANIFEST.find(DEBTORS).orElseThrow().editable().iterator().next();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\0",
        "a\r\nSet-Cookie: x",
        "\n",
        "\t",
        "\u0085",
        "\ud800",
        "\udc00x",
        "x\udc00\ud800"
      })
  void shouldRefuseAnEditableValueThatIsNoText(String value) {
    assertRefused(Map.of(editable, List.of("2025-01", value)), "MALFORMED_PARAMETER");
  }

  @Test
  void shouldSignWhatIsUnusualButText() {
    Map<String, List<String>> unusual =
        Map.of(editable, List.of("Łódź & Söhne", "\ud83d\ude00", "' or 1=1 --", "会计"));
    assertThat(embeds.issue(admin, HOME, DEBTORS, unusual)).isInstanceOf(EmbedOutcome.Issued.class);
  }

  @Test
  void shouldRefuseEditableParametersThatAreMissing() {
    assertRefused(Collections.singletonMap(editable, null), "MALFORMED_PARAMETER");
    assertRefused(Map.of(editable, Arrays.asList("x", null)), "MALFORMED_PARAMETER");
    Map<String, List<String>> nameless = new HashMap<>();
    nameless.put(null, List.of("x"));
    assertRefused(nameless, "MALFORMED_PARAMETER");
    assertRefused(null, "MALFORMED_REQUEST");
  }

  @Test
  void shouldRefuseARequestWithoutDashboardOrOrganization() {
    assertReason(embeds.issue(admin, HOME, null, Map.of()), "MALFORMED_REQUEST");
    assertReason(embeds.issue(admin, null, DEBTORS, Map.of()), "MALFORMED_REQUEST");
    assertReason(embeds.issueGuest(admin, HOME, "dashboard", null), "MALFORMED_REQUEST");
    assertReason(embeds.issueGuest(admin, HOME, null, "7"), "MALFORMED_REQUEST");
    assertReason(embeds.issueGuest(admin, null, "dashboard", "7"), "MALFORMED_REQUEST");
    assertReason(embeds.issueGuest(admin, OTHER, "dashboard", null), "MALFORMED_REQUEST");
    assertThat(log(HOME))
        .hasSize(6)
        .allMatch(entry -> entry.equals("dashboard.refuse REFUSED MALFORMED_REQUEST"));
    assertThat(log(OTHER)).isEmpty();
    EmbedSigner signer = EmbedSigner.create(EmbedKey.ofHex(Tokens.KEY), MANIFEST, practice.clock);
    assertReason(
        signer.sign(null, new DataScope.Everything(), DEBTORS, Map.of()), "MALFORMED_REQUEST");
  }

  @Test
  void shouldRefuseNullAndBlankOrganizationsWhereverAPrincipalEnters() {
    for (String blank : Arrays.asList(null, "", " ", "\0")) {
      assertThatIllegalArgumentException().isThrownBy(() -> OrganizationId.of(blank));
      assertThatIllegalArgumentException().isThrownBy(() -> new DashboardId(blank));
      assertThatIllegalArgumentException().isThrownBy(() -> new UserId(blank));
      assertThatIllegalArgumentException().isThrownBy(() -> new Role(blank));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new OrganizationId(null));
    UserId ada = admin.user();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Principal.of(ada, null, new Role("admin")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Principal(
                    ada,
                    HOME,
                    new Role("admin"),
                    null,
                    Optional.empty(),
                    Set.of(),
                    Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Actor(ada, null, ORIGIN));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                practice.users.found(
                    null, NewUser.of(EmailAddress.of("a@example.com"), new Role("admin"))));
    assertThat(practice.policy.get().decide(admin, null, Permission.MANAGE_USERS).allowed())
        .isFalse();
    assertThat(admin.withStanding(Standing.LOCKED).standing()).isEqualTo(Standing.LOCKED);
    assertThat(practice.keys.authenticate(null)).isEmpty();
  }

  @Test
  void shouldRefuseSessionsThatNameNoOrganizationAndSayWhere() {
    Actor ada = practice.found(HOME, "ada@example.com");
    SessionTokens in = practice.enter("ada@example.com").tokens();
    assertThat(practice.sessions.switchOrganization(in.session(), null, ORIGIN)).isEmpty();
    assertThat(practice.sessions.switchOrganization(in.session(), OTHER, ORIGIN)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> practice.sessions.logoutEverywhere(ada.user(), null, ORIGIN));
    assertThat(practice.log(HOME))
        .endsWith(
            "session.enter REFUSED", "session.enter REFUSED", "session.logout.everywhere REFUSED");
    assertThat(practice.log(OTHER)).isEmpty();
    assertThat(practice.sessions.authenticate(in.access()))
        .as("nothing ended")
        .isInstanceOf(Authentication.Authenticated.class);
    assertThat(practice.sessions.authenticate(null))
        .isInstanceOf(Authentication.Unauthenticated.class);
    assertThat(practice.sessions.refresh(null, ORIGIN)).isInstanceOf(RefreshOutcome.Refused.class);
  }

  private void assertRefused(Map<String, List<String>> values, String reason) {
    int before = log(HOME).size();
    assertReason(embeds.issue(admin, HOME, DEBTORS, values), reason);
    assertThat(log(HOME)).hasSize(before + 1).endsWith("dashboard.refuse REFUSED " + reason);
  }

  private static void assertReason(EmbedOutcome outcome, String reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            EmbedOutcome.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.explanation()).startsWith("Refused: ");
            });
  }

  private List<String> log(OrganizationId organization) {
    return practice.store.run(tables -> AuditLog.read(tables, organization, 0, 100)).stream()
        .map(AuditEntry::event)
        .map(event -> event.action() + " " + event.outcome() + " " + event.details().get("reason"))
        .toList();
  }
}
