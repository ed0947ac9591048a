package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who does something, and where the request came from. What the actor may do is read from the
 * database each time, not from here. Immutable.
 *
 * @param user who
 * @param organization where the actor acts: the session's organization, never one that a request
 *     names
 * @param origin where the request came from
 * @param key the limits of the API key that the request came with, or empty when the person came
 */
public record Actor(
    UserId user, OrganizationId organization, RequestOrigin origin, Optional<KeyLimits> key) {

  /**
   * Checks that it says who and where.
   *
   * @throws IllegalArgumentException if the user, the organization or the origin is null
   */
  public Actor {
    if (user == null || organization == null || origin == null) {
      throw new IllegalArgumentException("An actor needs a user, an organization and an origin");
    }
  }

  /**
   * A person who came without an API key.
   *
   * @param user who
   * @param organization where the actor acts
   * @param origin where the request came from
   */
  public Actor(UserId user, OrganizationId organization, RequestOrigin origin) {
    this(user, organization, origin, Optional.empty());
  }

  /**
   * Makes an authenticated person or program the actor.
   *
   * @param principal who, as {@code Sessions} or {@code ApiKeys} recognized them
   * @param origin where the request came from
   * @return the actor in the principal's organization, within the limits of the principal's key
   */
  public static Actor of(Principal principal, RequestOrigin origin) {
    return new Actor(principal.user(), principal.organization(), origin, principal.key());
  }

  /**
   * The actor by the rows as they are now.
   *
   * @param tables the tables, in the transaction of what the actor does
   * @param now the time
   * @return the principal, whatever its standing and within the limits of the key; empty when there
   *     is no such membership, or the key does not work any more
   */
  public Optional<Principal> principal(UserTransaction tables, Instant now) {
    Optional<Principal> person = tables.users().principal(user, organization);
    return key.isEmpty()
        ? person
        : person.flatMap(
            owner ->
                tables
                    .ownedKeys()
                    .live(key.get().id(), user, organization, now)
                    .map(owner::through));
  }

  /**
   * An event of something that the actor is about to do, in the log of the actor's organization.
   *
   * @param at when
   * @param action what, such as {@code user.role.change}
   * @param target to whom or what, such as {@code user:43}
   * @param details more about it
   * @return the event; of a key it names the owner too
   */
  public AuditEvent event(Instant at, String action, String target, Map<String, String> details) {
    AuditEvent event =
        new AuditEvent(
            organization,
            at,
            key.map(limits -> "key:" + limits.id()).orElse("user:" + user),
            action,
            target,
            Outcome.ATTEMPTED,
            details,
            origin,
            Set.of("privileged_access"));
    return key.isEmpty() ? event : event.with("owner", "user:" + user);
  }
}
