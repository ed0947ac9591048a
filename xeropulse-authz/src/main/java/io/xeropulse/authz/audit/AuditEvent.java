package io.xeropulse.authz.audit;

import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something to be written down. It names persons by id, never by name or e-mail address, and
 * carries no secret. Immutable.
 *
 * @param organization whose log
 * @param at when; kept to the microsecond
 * @param actor who, such as {@code user:42}, {@code key:7} or {@code system}
 * @param action what, such as {@code user.role.change}
 * @param target to whom or what, such as {@code user:43}
 * @param outcome how far it came
 * @param details more about it, sorted by key
 * @param origin where the request came from
 * @param tags words that compliance reports search for, such as {@code privileged_access}; sorted
 */
public record AuditEvent(
    OrganizationId organization,
    Instant at,
    String actor,
    String action,
    String target,
    Outcome outcome,
    Map<String, String> details,
    RequestOrigin origin,
    Set<String> tags) {

  /**
   * Copies the collections and cuts the instant to what every database keeps.
   *
   * @throws IllegalArgumentException if the organization is null
   */
  public AuditEvent {
    if (organization == null) {
      throw new IllegalArgumentException("The organization in whose log it belongs is missing");
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /**
   * The same event with another outcome.
   *
   * @param reached how far it came
   * @return a changed copy
   */
  public AuditEvent with(Outcome reached) {
    return new AuditEvent(organization, at, actor, action, target, reached, details, origin, tags);
  }

  /**
   * The same event with one more detail.
   *
   * @param key the detail's name
   * @param value the detail, without secrets or personal data
   * @return a changed copy
   */
  public AuditEvent with(String key, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(key, value);
    return new AuditEvent(organization, at, actor, action, target, outcome, more, origin, tags);
  }
}
