package io.xeropulse.authz.embed;

import io.xeropulse.authz.audit.AuditTransaction;

/** The tables that offering dashboards takes. Not thread-safe. */
public interface EmbedTransaction extends AuditTransaction {

  /**
   * Dashboards and who opened them.
   *
   * @return the table, valid during the transaction
   */
  DashboardTable dashboards();
}
