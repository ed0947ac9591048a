package io.xeropulse.authz.audit;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;

/** The audit log inside a transaction: entries are added, never changed. Not thread-safe. */
public interface AuditTable {

  /**
   * Reads the end of a chain and keeps other transactions from adding to it until this one ends.
   *
   * @param organization whose log
   * @return the last entry's number and hash
   */
  ChainHead lockHead(OrganizationId organization);

  /**
   * Adds an entry.
   *
   * @param entry its sequence is one more than the head's
   */
  void append(AuditEntry entry);

  /**
   * Reads entries in order.
   *
   * @param organization whose log
   * @param afterSequence 0 to start at the first entry
   * @param limit at most so many
   * @return the entries
   */
  List<AuditEntry> read(OrganizationId organization, long afterSequence, int limit);
}
