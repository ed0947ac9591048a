package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditTransaction;

/** The tables that changing people takes. Not thread-safe. */
public interface UserTransaction extends AuditTransaction {

  /**
   * Accounts and memberships.
   *
   * @return the table, valid during the transaction
   */
  UserTable users();

  /**
   * Invitations.
   *
   * @return the table, valid during the transaction
   */
  InvitationTable invitations();

  /**
   * What to do after the commit.
   *
   * @return the table, valid during the transaction
   */
  OutboxTable outbox();

  /**
   * The API keys of people.
   *
   * @return the table, valid during the transaction
   */
  OwnedKeys ownedKeys();
}
