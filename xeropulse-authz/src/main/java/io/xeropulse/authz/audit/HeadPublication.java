package io.xeropulse.authz.audit;

import io.xeropulse.authz.Transactions;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the end of organizations' logs outside the database. Call it from a schedule, every few
 * minutes: what is cut off before its head was published does not show. Before it publishes, it
 * looks whether the head published last still stands where it stood. Thread-safe.
 */
public final class HeadPublication {
  private final Transactions<? extends AuditTransaction> store;
  private final HeadAnchor anchor;

  /**
   * Creates a publication.
   *
   * @param store where the logs are
   * @param anchor where their heads go
   */
  public HeadPublication(Transactions<? extends AuditTransaction> store, HeadAnchor anchor) {
    this.store = store;
    this.anchor = anchor;
  }

  /**
   * Publishes one organization's head. An empty log has none.
   *
   * @param organization whose
   * @return what is published now
   * @throws BrokenAuditException if the log no longer holds the head that was published last;
   *     nothing is published then
   * @throws io.xeropulse.core.XeroPulseException if the store or the anchor cannot be used; call
   *     again later
   */
  public ChainHead publish(OrganizationId organization) {
    Optional<ChainHead> before = anchor.newest(organization);
    ChainHead head =
        store.run(
            tables -> {
              before.ifPresent(known -> requireStanding(tables.audit(), organization, known));
              return tables.audit().lockHead(organization);
            });
    if (head.sequence() > 0) {
      anchor.publish(organization, head);
    }
    return head;
  }

  private static void requireStanding(
      AuditTable table, OrganizationId organization, ChainHead known) {
    List<AuditEntry> there = table.read(organization, known.sequence() - 1, 1);
    if (there.isEmpty() || there.get(0).sequence() != known.sequence()) {
      throw new BrokenAuditException(organization, known.sequence(), "is missing");
    }
    if (!there.get(0).hash().equals(known.hash())) {
      throw new BrokenAuditException(organization, known.sequence(), "was rewritten");
    }
  }
}
