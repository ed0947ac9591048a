package io.xeropulse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.audit.AuditKeys;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Pseudonyms;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.EmbedAudit;
import io.xeropulse.authz.embed.EmbedKey;
import io.xeropulse.authz.embed.EmbedOutcome;
import io.xeropulse.authz.embed.EmbedSigner;
import io.xeropulse.authz.embed.Embeds;
import io.xeropulse.authz.password.Argon2Settings;
import io.xeropulse.authz.password.Argon2idHasher;
import io.xeropulse.authz.password.HashingLimits;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordRules;
import io.xeropulse.authz.password.Peppers;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.LivePolicy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.PolicyPreset;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.Authentication;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.session.LoginLimits;
import io.xeropulse.authz.session.LoginOutcome.LoggedIn;
import io.xeropulse.authz.session.LoginRequest;
import io.xeropulse.authz.session.Logins;
import io.xeropulse.authz.session.SessionCache;
import io.xeropulse.authz.session.SessionKeys;
import io.xeropulse.authz.session.SessionSettings;
import io.xeropulse.authz.session.Sessions;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.IdentityProvider;
import io.xeropulse.authz.user.Invitations;
import io.xeropulse.authz.user.Mail;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.authz.user.OutboxWorker;
import io.xeropulse.authz.user.UserSettings;
import io.xeropulse.authz.user.Users;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.authz.PostgresAccess;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person is invited, logs in and is given a dashboard for the rows of the role, or refused. */
class RightsExampleTest {
  private static final RequestOrigin ORIGIN = new RequestOrigin("192.0.2.1", "a browser");

  @Test
  void shouldGiveADashboardToWhomTheRoleAllowsIt() {
    Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());

    assertThat(open(warehouse, new OrganizationId(UUID.randomUUID()), "executive"))
        .isInstanceOf(EmbedOutcome.Issued.class);
    assertThat(open(warehouse, new OrganizationId(UUID.randomUUID()), "staff"))
        .isInstanceOf(EmbedOutcome.Refused.class);
  }

  private static EmbedOutcome open(Warehouse warehouse, OrganizationId organization, String role) {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    byte[] auditKey = "an audit key of thirty-two bytes".getBytes(UTF_8);
    SessionKeys sessionKeys =
        SessionKeys.of("k1", Map.of("k1", "a session key of thirty-two byte".getBytes(UTF_8)));
    EmbedKey embedKey = EmbedKey.ofHex("0123456789abcdef".repeat(4));
    String email = role + "@example.com";
    EmailAddress founder = EmailAddress.of(role + "-founder@example.com");
    Optional<Password> password = Password.of("the kettle sings at dawn");
    List<Mail> mails = new ArrayList<>();

    PostgresAccess store = warehouse.accessStore();
    LivePolicy policy = new LivePolicy(PolicyEngine.of(PolicyPreset.PRACTICE.policy()));
    AuditLog audit = new AuditLog(AuditKeys.single(auditKey));
    SessionSettings settings = SessionSettings.standard("xeropulse", "practice");
    SessionCache cache = new SessionCache(settings.cacheTime(), clock);
    Sessions sessions = new Sessions(store, audit, sessionKeys, settings, cache, clock, random);

    Argon2idHasher hasher =
        new Argon2idHasher(
            Argon2Settings.owasp(), Peppers.none(), random, HashingLimits.standard());
    IdentityProvider identities = IdentityProvider.builtIn();
    UserSettings people = UserSettings.standard();
    Users users = new Users(store, policy, audit, people, identities, clock, random, cache);
    UserId founded = users.found(organization, NewUser.of(founder, new Role("admin")));
    OutboxWorker outbox =
        new OutboxWorker(store, audit, mails::add, identities, hasher, people, clock, random);
    Invitations invitations =
        new Invitations(store, audit, hasher, PasswordRules.standard(), clock, random, cache);
    outbox.runDue();
    invitations.accept(mails.remove(0).variables().get("token"), password, ORIGIN);
    users.create(
        new Actor(founded, organization, ORIGIN),
        NewUser.of(EmailAddress.of(email), new Role(role)));
    outbox.runDue();
    invitations.accept(mails.remove(0).variables().get("token"), password, ORIGIN);
    Logins logins =
        new Logins(
            store,
            policy,
            audit,
            sessions,
            hasher,
            warehouse.loginFailures(10_000),
            LoginLimits.standard(),
            new Pseudonyms("a pseudonym key of 32 bytes, yes".getBytes(UTF_8)),
            clock,
            random);
    LoggedIn entered =
        (LoggedIn)
            logins.login(
                new LoginRequest(email, "the kettle sings at dawn", ORIGIN, Optional.empty()));
    String accessToken = entered.tokens().access();

    EmbedSigner signer = EmbedSigner.create(embedKey, DashboardManifest.practice(), clock);
    Embeds embeds = new Embeds(policy, signer, new EmbedAudit(store, audit), clock);
    Authentication caller = sessions.authenticate(accessToken);
    if (caller instanceof Authenticated known) {
      DashboardId dashboard = new DashboardId("dashboard-1");
      return embeds.issue(known.principal(), organization, dashboard, Map.of());
    }
    throw new AssertionError("not authenticated: " + caller);
  }
}
