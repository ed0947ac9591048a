package io.xeropulse.quickstart;

import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.EmbedAppearance;
import io.xeropulse.authz.embed.EmbedKey;
import io.xeropulse.authz.embed.EmbedOutcome;
import io.xeropulse.authz.embed.EmbedSigner;
import io.xeropulse.authz.embed.EmbeddedDashboard;
import io.xeropulse.authz.embed.Embeds;
import io.xeropulse.authz.embed.MetabaseSite;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.LivePolicy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.PolicyPreset;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.PracticeDirectory.Person;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one user of each role may see, and the signed link, or the refusal, for each dashboard. */
final class DashboardAccess {
  private static final List<String> ROLES = List.of("executive", "manager", "staff", "admin");
  private static final int KEY_BYTES = 32;

  /** A link or a refusal. */
  record Embed(String role, String dashboard, @Nullable String url, @Nullable String refused) {
    String urlOrReason() {
      return url != null ? url : String.valueOf(refused);
    }
  }

  private final Map<String, List<String>> allowed = new LinkedHashMap<>();
  private final List<Embed> embeds = new ArrayList<>();

  private DashboardAccess() {}

  static DashboardAccess of(
      Warehouse warehouse, OrganizationId organization, String metabaseUrl, InstantSource clock) {
    MetabaseSite metabase = MetabaseSite.of(metabaseUrl);
    DashboardManifest manifest = DashboardManifest.practice();
    PolicyEngine engine = PolicyEngine.of(PolicyPreset.PRACTICE.policy());
    EmbedSigner signer = EmbedSigner.create(embedKey(), manifest, clock);
    Embeds service = new Embeds(new LivePolicy(engine), signer, access -> {}, clock);
    List<Person> people = warehouse.directory().people(organization);
    DashboardAccess access = new DashboardAccess();
    for (String role : ROLES) {
      Principal user = user(role, organization, people);
      access.allowed.put(role, engine.dashboardsOf(user).stream().map(DashboardId::name).toList());
      for (EmbeddedDashboard dashboard : manifest.dashboards()) {
        EmbedOutcome outcome = service.issue(user, organization, dashboard.id(), Map.of());
        access.embeds.add(embed(role, dashboard.id(), outcome, metabase));
      }
    }
    return access;
  }

  private static Embed embed(
      String role, DashboardId dashboard, EmbedOutcome outcome, MetabaseSite metabase) {
    if (outcome instanceof EmbedOutcome.Issued issued) {
      String url = metabase.iframeUrl(issued.token(), EmbedAppearance.standard());
      return new Embed(role, dashboard.name(), url, null);
    }
    return new Embed(role, dashboard.name(), null, ((EmbedOutcome.Refused) outcome).reason());
  }

  /** The first person who can play the role: with a team for a manager, with clients for staff. */
  private static Principal user(String role, OrganizationId organization, List<Person> people) {
    UserId id = new UserId("quickstart-" + role);
    Principal user = Principal.of(id, organization, new Role(role));
    return switch (role) {
      case "manager" ->
          people.stream()
              .filter(person -> person.team() != null)
              .findFirst()
              .map(person -> user.asStaff(person.staffId()).inTeam(String.valueOf(person.team())))
              .orElse(user);
      case "staff" ->
          people.stream()
              .filter(person -> !person.clientIds().isEmpty())
              .findFirst()
              .map(person -> user.asStaff(person.staffId()).withClients(person.clientIds()))
              .orElse(user);
      default -> user;
    };
  }

  /** Says what is wrong with the host's key before anything else is done. */
  static void requireKey() {
    embedKey();
  }

  private static EmbedKey embedKey() {
    String given = System.getenv("XEROPULSE_EMBED_KEY");
    if (given != null) {
      return EmbedKey.ofHex(given);
    }
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return EmbedKey.ofHex(HexFormat.of().formatHex(key));
  }

  Map<String, List<String>> allowed() {
    return allowed;
  }

  List<Embed> embeds() {
    return embeds;
  }
}
