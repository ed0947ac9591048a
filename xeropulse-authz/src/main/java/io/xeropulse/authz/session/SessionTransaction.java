package io.xeropulse.authz.session;

import io.xeropulse.authz.user.UserTransaction;

/** The tables that sessions take. Not thread-safe. */
public interface SessionTransaction extends UserTransaction {

  /**
   * Sessions and refresh tokens.
   *
   * @return the table, valid during the transaction
   */
  SessionTable sessions();
}
