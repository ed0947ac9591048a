package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something to do outside the database once the change that asked for it is committed. Immutable.
 *
 * @param id random; the same at every try, so that the other side can tell repetitions
 * @param organization for which organization
 * @param user for whom
 * @param kind what to do
 * @param reference the invitation it is about, or the user's id again
 * @param attempts how often it was begun
 * @param dueAt not before this instant
 */
public record OutboxItem(
    UUID id,
    OrganizationId organization,
    UserId user,
    Kind kind,
    String reference,
    int attempts,
    Instant dueAt) {

  /** What to do. */
  public enum Kind {
    /** Mail an invitation. */
    MAIL_INVITATION,
    /** Mail a temporary password. */
    MAIL_TEMPORARY_PASSWORD,
    /** Mail that the account was locked after failed logins. */
    MAIL_LOCK_NOTICE,
    /** Create the person at the identity provider, then mail. */
    CREATE_IDENTITY,
    /** Bar the person at the identity provider. */
    BAN_IDENTITY,
    /** Let the person in again at the identity provider. */
    UNBAN_IDENTITY,
    /** Remove the person at the identity provider, to undo a creation that was given up. */
    DELETE_IDENTITY
  }
}
