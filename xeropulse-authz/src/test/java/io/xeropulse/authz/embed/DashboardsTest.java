package io.xeropulse.authz.embed;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.AccessRefusedException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an organization offers only takes away from what the policy allows. */
class DashboardsTest {
  private static final DashboardManifest MANIFEST = DashboardManifest.practice();
  private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

  private final Practice practice = new Practice(new InMemoryStore());
  private final Dashboards dashboards =
      new Dashboards(practice.policy, MANIFEST, practice.store, practice.audit, practice.clock);
  private final Embeds embeds =
      new Embeds(
          practice.policy,
          EmbedSigner.create(EmbedKey.ofHex(Tokens.KEY), MANIFEST, practice.clock),
          new EmbedAudit(practice.store, practice.audit),
          practice.clock,
          dashboards);
  private final Principal admin = principal("ada", HOME, "admin");
  private final Principal manager = principal("max", HOME, "manager").inTeam("Tax");

  @Test
  void shouldOfferWhatThePolicyAllowsUntilAnOrganizationSaysOtherwise() {
    assertThat(dashboards.offeredTo(admin)).hasSize(8);
    assertThat(dashboards.offeredTo(manager)).hasSize(6);
    dashboards.configure(
        admin, ORIGIN, List.of(config(7, "manager", "staff"), config(8, "manager")));
    assertThat(dashboards.offeredTo(admin)).isEmpty();
    assertThat(dashboards.offeredTo(manager))
        .as("the policy refuses dashboard-8 to managers, whoever offers it")
        .extracting(DashboardConfig::id)
        .containsExactly(new DashboardId("dashboard-7"));
    assertThat(dashboards.offeredTo(principal("otto", OTHER, "admin"))).hasSize(8);
    dashboards.configure(admin, ORIGIN, List.of());
    assertThat(dashboards.offeredTo(admin)).hasSize(8);
  }

  @Test
  void shouldIssueNoLinkToWhatIsNotOffered() {
    dashboards.configure(admin, ORIGIN, List.of(config(7, "manager"), config(8, "manager")));
    assertThat(issue(manager, 7)).isInstanceOf(EmbedOutcome.Issued.class);
    assertThat(reason(issue(manager, 8))).isEqualTo("NOT_GRANTED");
    assertThat(reason(issue(manager, 1))).isEqualTo("NOT_OFFERED");
    assertThat(reason(issue(admin, 7))).isEqualTo("NOT_OFFERED");
  }

  @Test
  void shouldTellAdministratorsWhoOpenedWhat() {
    issue(manager, 7);
    issue(manager, 8);
    issue(admin, 7);
    embeds.issue(principal("otto", OTHER, "admin"), HOME, new DashboardId("dashboard-7"), Map.of());

    assertThat(dashboards.openings(admin, ORIGIN, LATER, 10))
        .extracting(opening -> opening.user() + " " + opening.dashboard())
        .containsExactlyInAnyOrder("ada dashboard-7", "max dashboard-7");
    assertThat(dashboards.openings(principal("otto", OTHER, "admin"), ORIGIN, LATER, 10)).isEmpty();
    assertThatThrownBy(() -> dashboards.openings(manager, ORIGIN, LATER, 10))
        .isInstanceOf(AccessRefusedException.class)
        .hasMessageContaining("NOT_PERMITTED");
    assertThat(practice.log(HOME)).endsWith("dashboards.openings REFUSED");
  }

  @Test
  void shouldLetOnlyThoseConfigureWhoManagePeopleAndWriteItDown() {
    assertThatThrownBy(() -> dashboards.configure(manager, ORIGIN, List.of(config(7, "manager"))))
        .isInstanceOf(AccessRefusedException.class);
    dashboards.configure(admin, ORIGIN, List.of(config(7, "staff", "manager")));
    List<AuditEntry> entries = practice.store.run(tables -> AuditLog.read(tables, HOME, 0, 10));
    assertThat(entries)
        .extracting(entry -> entry.event().action() + " " + entry.event().outcome())
        .containsExactly("dashboards.configure REFUSED", "dashboards.configure SUCCEEDED");
    assertThat(entries.get(0).event().actor()).isEqualTo("user:max");
    assertThat(entries.get(1).event().details())
        .isEqualTo(Map.of("dashboards", "dashboard-7=manager,staff"));
  }

  @Test
  void shouldRefuseWhatTheManifestDoesNotKnow() {
    DashboardConfig known = config(7, "staff");
    DashboardConfig otherNumber =
        new DashboardConfig(known.id(), "Debtors", 8, "", 60, List.of(), Set.of());
    DashboardConfig unknown =
        new DashboardConfig(new DashboardId("d-99"), "X", 99, "", 60, List.of(), Set.of());
    for (List<DashboardConfig> wrong :
        List.of(List.of(unknown), List.of(otherNumber), List.of(known, known))) {
      assertThatThrownBy(() -> dashboards.configure(admin, ORIGIN, wrong))
          .isInstanceOf(InvalidConfigurationException.class);
    }
    assertThat(dashboards.offeredTo(admin)).hasSize(8);
    assertThatThrownBy(
            () -> new DashboardConfig(known.id(), "Debtors", 0, "", 60, List.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNoteNoOpeningThatTheAuditLogDoesNotTakeNorTheOtherWayRound() {
    for (int calls = 0; calls < 3; calls++) {
      practice.store.failAfter(calls);
      try {
        issue(admin, 7);
      } catch (IllegalStateException injected) {
        assertThat(injected).hasMessage("injected fault");
      }
      practice.store.heal();
      long noted = dashboards.openings(admin, ORIGIN, LATER, 10).size();
      List<AuditEntry> entries = practice.store.run(tables -> AuditLog.read(tables, HOME, 0, 10));
      long audited = entries.size();
      assertThat(noted).isEqualTo(audited);
    }
  }

  private EmbedOutcome issue(Principal principal, int number) {
    return embeds.issue(principal, HOME, new DashboardId("dashboard-" + number), Map.of());
  }

  private static String reason(EmbedOutcome outcome) {
    return ((EmbedOutcome.Refused) outcome).reason();
  }

  private static Principal principal(String user, OrganizationId organization, String role) {
    return Principal.of(new UserId(user), organization, new Role(role));
  }

  private static DashboardConfig config(int number, String... roles) {
    return DashboardConfig.of(
        MANIFEST.findByMetabaseId(number).orElseThrow(),
        "",
        Set.of(roles).stream().map(Role::new).collect(Collectors.toSet()));
  }
}
