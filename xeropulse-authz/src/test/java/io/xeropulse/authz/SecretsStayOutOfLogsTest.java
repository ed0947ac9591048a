package io.xeropulse.authz;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.ORIGIN;
import static io.xeropulse.authz.Practice.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.apikey.IssuedApiKey;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditExport;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.EmbedAudit;
import io.xeropulse.authz.embed.EmbedKey;
import io.xeropulse.authz.embed.EmbedOutcome;
import io.xeropulse.authz.embed.EmbedSigner;
import io.xeropulse.authz.embed.Embeds;
import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.authz.session.LoginRequest;
import io.xeropulse.authz.session.RefreshOutcome;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.Mail;
import io.xeropulse.authz.user.NewUser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class SecretsStayOutOfLogsTest {
  private static final String EMAIL = "ava.private@example.com";
  private static final String WRONG = "a wrong but private guess";
  private static final String EMBED_KEY = "fedcba9876543210".repeat(4);

  private final List<String> secrets = new ArrayList<>(List.of(EMAIL, PASSWORD, WRONG, EMBED_KEY));
  private final StringBuilder texts = new StringBuilder();

  @Test
  void shouldWriteNoSecretAndNoAddressAnywhere() throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    try (PrintStream capture = new PrintStream(log, true, UTF_8)) {
      System.setErr(capture);
      live();
    } finally {
      System.setErr(before);
    }
    String written = log.toString(UTF_8);
    assertThat(written).as("something was logged at all").contains("login refused", "OutboxWorker");
    assertThat(secrets).hasSizeGreaterThan(12).doesNotContain("");
    for (String secret : secrets) {
      assertThat(written + texts).doesNotContain(secret);
    }
  }

  /** A day in the life of a practice, with everything that can go wrong. */
  private void live() throws IOException {
    Practice practice = new Practice(new InMemoryStore());
    Actor admin = practice.found(HOME, "admin.private@example.com");
    secrets.add("admin.private@example.com");
    practice.mailFaults.set(1);
    Actor ava =
        new Actor(
            practice.users.create(admin, NewUser.of(EmailAddress.of(EMAIL), new Role("manager"))),
            HOME,
            ORIGIN);
    practice.outbox.runDue();
    practice.clock.advance(Duration.ofMinutes(10));
    practice.accept(EMAIL);
    for (Mail mail : practice.mails) {
      secrets.addAll(mail.variables().values());
      remember(mail);
    }
    remember(practice.account(ava.user()));
    secrets.add(practice.account(ava.user()).passwordHash().orElseThrow());
    for (int i = 0; i < 6; i++) {
      remember(practice.login(EMAIL, WRONG, "198.51.100.1"));
      remember(practice.login("unknown.private@example.com", WRONG, "198.51.100.2"));
    }
    secrets.add("unknown.private@example.com");
    remember(new LoginRequest(EMAIL, PASSWORD, ORIGIN, Optional.empty()));
    LoginOutcome.LoggedIn in = practice.enter(EMAIL);
    remember(in);
    remember(in.tokens());
    secrets.addAll(List.of(in.tokens().access(), in.tokens().refresh(), in.device()));
    RefreshOutcome refreshed = practice.sessions.refresh(in.tokens().refresh(), ORIGIN);
    remember(refreshed);
    secrets.add(((RefreshOutcome.Refreshed) refreshed).tokens().refresh());
    remember(practice.sessions.authenticate(in.tokens().access()));
    remember(practice.sessions.authenticate(in.tokens().access() + "x"));
    IssuedApiKey key =
        practice.keys.create(admin, "nightly", Set.of(Permission.READ_REPORTS), Duration.ofDays(1));
    secrets.add(key.text());
    remember(key);
    remember(practice.keys.authenticate(key.text()));
    practice.users.assign(
        admin, ava.user(), Optional.of("Tax"), Set.of("client-1"), Optional.empty());
    embed(practice, in);
    practice.users.deactivate(admin, ava.user());
    StringBuilder export = new StringBuilder();
    List<AuditEntry> entries = practice.store.run(t -> AuditLog.read(t, HOME, 0, 1_000));
    AuditExport.jsonLines(entries.iterator(), export);
    AuditExport.csv(entries.iterator(), export);
    remember(export);
  }

  private void embed(Practice practice, LoginOutcome.LoggedIn in) {
    EmbedKey key = EmbedKey.ofHex(EMBED_KEY);
    remember(key);
    Embeds embeds =
        new Embeds(
            practice.policy,
            EmbedSigner.create(key, DashboardManifest.practice(), practice.clock),
            new EmbedAudit(practice.store, practice.audit),
            practice.clock);
    EmbedOutcome outcome =
        embeds.issue(in.principal().inTeam("Tax"), HOME, new DashboardId("dashboard-7"), Map.of());
    remember(outcome);
    secrets.add(((EmbedOutcome.Issued) outcome).token().jwt());
    remember(embeds.issue(in.principal(), HOME, new DashboardId("dashboard-5"), Map.of()));
    assertThat(practice.log(HOME))
        .endsWith("dashboard.issue SUCCEEDED", "dashboard.refuse REFUSED");
  }

  private void remember(Object object) {
    texts.append(object).append('\n');
  }
}
