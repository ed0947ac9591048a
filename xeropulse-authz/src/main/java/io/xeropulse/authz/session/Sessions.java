package io.xeropulse.authz.session;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.session.Authentication.Unauthenticated;
import io.xeropulse.authz.session.RefreshOutcome.Refreshed;
import io.xeropulse.authz.session.RefreshOutcome.Refused;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.Accounts;
import io.xeropulse.authz.user.Membership;
import io.xeropulse.core.model.OrganizationId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps sessions: recognizes requests, exchanges refresh tokens, ends sessions. When the store
 * cannot be reached these methods throw, and the host must refuse. Thread-safe.
 */
public final class Sessions {
  private final Transactions<? extends SessionTransaction> store;
  private final AuditLog audit;
  private final AccessTokens tokens;
  private final RefreshChain chain;
  private final SessionSettings settings;
  private final SessionCache cache;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Creates the service.
   *
   * @param store the stores
   * @param audit the audit log
   * @param keys the keys of access tokens
   * @param settings how long sessions last
   * @param cache what this process remembers; give it to {@code Users} and {@code Invitations} too
   * @param clock the time
   * @param random the source of ids and tokens
   */
  public Sessions(
      Transactions<? extends SessionTransaction> store,
      AuditLog audit,
      SessionKeys keys,
      SessionSettings settings,
      SessionCache cache,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.audit = audit;
    this.tokens = new AccessTokens(keys, settings, clock, random);
    this.chain = new RefreshChain(random);
    this.settings = settings;
    this.cache = cache;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Recognizes a request.
   *
   * @param accessToken the token it carries
   * @return who asks, or that it is nobody we know
   */
  public Authentication authenticate(String accessToken) {
    Optional<AccessClaims> verified =
        accessToken == null ? Optional.empty() : tokens.verify(accessToken);
    if (verified.isEmpty()) {
      return new Unauthenticated(Authentication.Reason.INVALID_TOKEN);
    }
    AccessClaims claims = verified.get();
    Instant now = clock.instant();
    Optional<SessionView> known =
        cache.get(claims.session(), () -> store.run(tables -> view(tables, claims.session())));
    if (known.isEmpty() || known.get().ended(now)) {
      return new Unauthenticated(Authentication.Reason.SESSION_ENDED);
    }
    SessionView view = known.get();
    Session session = view.session();
    if (view.revoked()
        || claims.authVersion() != view.authVersion()
        || !claims.user().equals(session.user())
        || !claims.organization().equals(session.organization())) {
      return new Unauthenticated(Authentication.Reason.REVOKED);
    }
    boolean due =
        !now.isBefore(claims.expiresAt().minus(settings.refreshThreshold()))
            && claims.expiresAt().isBefore(session.endsAt());
    return new Authenticated(view.principal(), session.id(), claims.expiresAt(), due);
  }

  /**
   * Exchanges a refresh token for new tokens. It works once; asking again within the grace gives
   * the same successor, later it ends the session.
   *
   * @param refreshToken the token
   * @param origin where the request came from
   * @return new tokens, or why not
   */
  public RefreshOutcome refresh(String refreshToken, RequestOrigin origin) {
    if (refreshToken == null) {
      return new Refused(RefreshOutcome.Reason.UNKNOWN);
    }
    RefreshOutcome outcome = store.run(tables -> exchange(tables, refreshToken, origin));
    if (outcome instanceof Refused refused && refused.reason() == RefreshOutcome.Reason.REUSED) {
      store
          .run(tables -> tables.sessions().lockToken(OpaqueTokens.hash(refreshToken)))
          .ifPresent(token -> cache.ended(token.session()));
    }
    return outcome;
  }

  /**
   * Ends one session.
   *
   * @param session which
   * @param origin where the request came from
   */
  public void logout(UUID session, RequestOrigin origin) {
    end(session, "session.logout", origin, Outcome.SUCCEEDED);
  }

  /** Ends a session that guessed at the password. */
  void endGuessing(UUID session, RequestOrigin origin) {
    end(session, "session.guessed", origin, Outcome.REFUSED);
  }

  private void end(UUID session, String action, RequestOrigin origin, Outcome outcome) {
    store.run(
        tables -> {
          tables
              .sessions()
              .find(session)
              .filter(found -> found.endedAt().isEmpty())
              .ifPresent(found -> end(tables, found, action, origin, outcome));
          return session;
        });
    cache.ended(session);
  }

  /**
   * Ends every session of a person, on every device, and their API keys, in every organization.
   *
   * @param user whose
   * @param organization in whose log it is written, besides those where keys end
   * @param origin where the request came from
   * @throws IllegalArgumentException if the organization is null; nothing ends, and that is written
   *     where the person acts
   */
  public void logoutEverywhere(UserId user, OrganizationId organization, RequestOrigin origin) {
    if (organization == null) {
      store.run(
          tables ->
              tables
                  .users()
                  .find(user)
                  .flatMap(Account::activeOrganization)
                  .map(where -> refused(tables, user, where, "session.logout.everywhere", origin)));
      throw new IllegalArgumentException("The organization in whose log it belongs is missing");
    }
    Instant now = clock.instant();
    store.run(
        tables -> {
          List<OrganizationId> organizations =
              tables.users().membershipsOf(user).stream().map(Membership::organization).toList();
          // No key is made meanwhile; always in the same order, so that nobody waits in a circle.
          organizations.forEach(tables.users()::lock);
          Optional<Account> account = tables.users().find(user);
          account.ifPresent(found -> Accounts.endEverything(tables.users(), found));
          Map<OrganizationId, Integer> ended = new LinkedHashMap<>();
          organizations.forEach(
              member -> ended.put(member, tables.ownedKeys().end(user, member, now)));
          account.ifPresent(found -> ended.putIfAbsent(organization, 0));
          ended.forEach(
              (where, keys) -> {
                if (keys > 0 || where.equals(organization)) {
                  audit.append(
                      tables,
                      event(user, where, "session.logout.everywhere", origin)
                          .with("keys", Integer.toString(keys))
                          .with(Outcome.SUCCEEDED));
                }
              });
          return user;
        });
    cache.changed(user);
  }

  /**
   * Moves a person to another organization of theirs: it becomes the active one, every session
   * ends, and a new one with a new id begins.
   *
   * @param session the session that asks
   * @param organization where to
   * @param origin where the request came from
   * @return tokens of the new session, or empty when the session has ended or the person is no
   *     active member there
   */
  public Optional<SessionTokens> switchOrganization(
      UUID session, OrganizationId organization, RequestOrigin origin) {
    Instant now = clock.instant();
    Optional<SessionTokens> moved =
        store.run(
            tables ->
                view(tables, session)
                    .filter(view -> !view.ended(now) && !view.revoked())
                    .flatMap(
                        view -> {
                          Optional<SessionTokens> there =
                              organization == null
                                  ? Optional.empty()
                                  : move(tables, view, organization, origin);
                          if (there.isEmpty()) {
                            Session here = view.session();
                            refused(
                                tables, here.user(), here.organization(), "session.enter", origin);
                          }
                          return there;
                        }));
    store
        .run(tables -> tables.sessions().find(session))
        .ifPresent(left -> cache.changed(left.user()));
    return moved;
  }

  /**
   * Lists a person's live sessions, to be shown to them.
   *
   * @param user whose
   * @return the sessions
   */
  public List<Session> live(UserId user) {
    Instant now = clock.instant();
    return store.run(tables -> tables.sessions().live(user, now));
  }

  /**
   * Removes what ended a day ago; the host calls it from its scheduler.
   *
   * @return how many sessions
   */
  public int deleteEnded() {
    Instant before = clock.instant().minus(Duration.ofDays(1));
    return store.run(tables -> tables.sessions().deleteEnded(before));
  }

  /** Begins a session in a transaction that is under way. */
  SessionTokens start(SessionTransaction tables, Account account, OrganizationId organization) {
    Instant now = clock.instant();
    Session session =
        new Session(
            OpaqueTokens.id(random),
            account.id(),
            organization,
            account.authVersion(),
            membershipVersion(tables, account.id(), organization),
            now,
            now.plus(settings.sessionLifetime()),
            now,
            Optional.empty());
    tables.sessions().insert(session);
    String refresh = OpaqueTokens.secret(random);
    tables.sessions().insert(chain.stored(refresh, session.id()));
    return tokens(session, refresh, now);
  }

  private RefreshOutcome exchange(
      SessionTransaction tables, String refreshToken, RequestOrigin origin) {
    Instant now = clock.instant();
    Optional<RefreshToken> found = tables.sessions().lockToken(OpaqueTokens.hash(refreshToken));
    Optional<SessionView> known = found.flatMap(token -> view(tables, token.session()));
    if (found.isEmpty() || known.isEmpty()) {
      return new Refused(RefreshOutcome.Reason.UNKNOWN);
    }
    Session session = known.get().session();
    if (known.get().ended(now) || idle(session, now)) {
      return new Refused(RefreshOutcome.Reason.SESSION_ENDED);
    }
    if (known.get().revoked()) {
      return new Refused(RefreshOutcome.Reason.REVOKED);
    }
    RefreshToken token = found.get();
    String successor = chain.successor(refreshToken, token);
    if (token.usedAt().isPresent()) {
      if (now.isAfter(token.usedAt().get().plus(settings.refreshGrace()))) {
        end(tables, session, "session.refresh.reused", origin, Outcome.REFUSED);
        return new Refused(RefreshOutcome.Reason.REUSED);
      }
      return new Refreshed(tokens(session, successor, now));
    }
    tables
        .sessions()
        .update(new RefreshToken(token.hash(), token.session(), token.salt(), Optional.of(now)));
    tables.sessions().insert(chain.stored(successor, session.id()));
    tables.sessions().update(session.refreshed(now));
    return new Refreshed(tokens(session, successor, now));
  }

  private boolean idle(Session session, Instant now) {
    return settings
        .idleTimeout()
        .filter(idle -> now.isAfter(session.refreshedAt().plus(idle)))
        .isPresent();
  }

  private SessionTokens tokens(Session session, String refresh, Instant now) {
    Instant end = now.plus(settings.accessLifetime());
    Instant expiresAt = end.isBefore(session.endsAt()) ? end : session.endsAt();
    return new SessionTokens(
        session.id(), tokens.issue(session, now, expiresAt), expiresAt, refresh, session.endsAt());
  }

  private Optional<SessionTokens> move(
      SessionTransaction tables,
      SessionView view,
      OrganizationId organization,
      RequestOrigin origin) {
    UserId user = view.session().user();
    return tables
        .users()
        .principal(user, organization)
        .filter(principal -> principal.standing() == Standing.ACTIVE)
        .flatMap(principal -> tables.users().find(user))
        .map(
            account -> {
              Account moved =
                  Accounts.endEverything(
                      tables.users(), account.withActiveOrganization(Optional.of(organization)));
              end(tables, view.session(), "session.leave", origin, Outcome.SUCCEEDED);
              audit.append(
                  tables,
                  event(user, organization, "session.enter", origin).with(Outcome.SUCCEEDED));
              return start(tables, moved, organization);
            });
  }

  private void end(
      SessionTransaction tables,
      Session session,
      String action,
      RequestOrigin origin,
      Outcome outcome) {
    tables.sessions().update(session.ended(clock.instant()));
    audit.append(
        tables,
        event(session.user(), session.organization(), action, origin)
            .with("session", session.id().toString())
            .with(outcome));
  }

  private AuditEvent event(
      UserId user, OrganizationId organization, String action, RequestOrigin origin) {
    return new AuditEvent(
        organization,
        clock.instant(),
        "user:" + user,
        action,
        "user:" + user,
        Outcome.ATTEMPTED,
        Map.of(),
        origin,
        Set.of("session"));
  }

  /**
   * In the log of an organization that the person acts in, never of one that was only asked for.
   */
  private AuditEntry refused(
      SessionTransaction tables,
      UserId user,
      OrganizationId organization,
      String action,
      RequestOrigin origin) {
    return audit.append(tables, event(user, organization, action, origin).with(Outcome.REFUSED));
  }

  /** Zero, with which no session lives, where there is no membership. */
  private static long membershipVersion(
      SessionTransaction tables, UserId user, OrganizationId organization) {
    return tables.users().find(user, organization).map(Membership::authVersion).orElse(0L);
  }

  /** Whoever changes rights moves the version in the very row that says them. */
  private static Optional<SessionView> view(SessionTransaction tables, UUID id) {
    return tables
        .sessions()
        .find(id)
        .flatMap(
            session ->
                tables
                    .users()
                    .find(session.user(), session.organization())
                    .flatMap(
                        member ->
                            tables
                                .users()
                                .find(session.user())
                                .map(account -> SessionView.of(session, member, account))));
  }
}
