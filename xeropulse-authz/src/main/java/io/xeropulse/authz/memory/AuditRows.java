package io.xeropulse.authz.memory;

import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditTable;
import io.xeropulse.authz.audit.ChainHead;
import io.xeropulse.core.model.OrganizationId;
import java.util.Deque;
import java.util.List;

final class AuditRows implements AuditTable {
  private final Rows<AuditEntry> entries;
  private final Rows<ChainHead> heads;

  AuditRows(Deque<Runnable> undo) {
    entries = new Rows<>(undo);
    heads = new Rows<>(undo);
  }

  @Override
  public ChainHead lockHead(OrganizationId organization) {
    return heads.find(organization.toString()).orElse(ChainHead.EMPTY);
  }

  @Override
  public void append(AuditEntry entry) {
    OrganizationId organization = entry.event().organization();
    if (entry.sequence() != lockHead(organization).sequence() + 1) {
      throw new IllegalStateException("Entry " + entry.sequence() + " is out of order");
    }
    entries.put(key(organization, entry.sequence()), entry);
    heads.put(organization.toString(), new ChainHead(entry.sequence(), entry.hash()));
  }

  @Override
  public List<AuditEntry> read(OrganizationId organization, long afterSequence, int limit) {
    return entries
        .under(organization + "/")
        .tailMap(key(organization, afterSequence + 1))
        .values()
        .stream()
        .limit(limit)
        .toList();
  }

  private static String key(OrganizationId organization, long sequence) {
    return "%s/%019d".formatted(organization, sequence);
  }
}
