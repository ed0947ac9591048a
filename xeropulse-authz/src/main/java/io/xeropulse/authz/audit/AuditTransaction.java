package io.xeropulse.authz.audit;

/** What a transaction must offer so that its changes can be written down in it. */
public interface AuditTransaction {

  /**
   * The audit log.
   *
   * @return the table, valid during the transaction
   */
  AuditTable audit();
}
