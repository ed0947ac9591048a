package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditTable;
import io.xeropulse.authz.audit.ChainHead;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The audit log in PostgreSQL; the head of a chain is its last row. Not thread-safe. */
final class AuditRows implements AuditTable {
  private final Handle handle;
  private final Named named;

  AuditRows(Handle handle, Named named) {
    this.handle = handle;
    this.named = named;
  }

  @Override
  public ChainHead lockHead(OrganizationId organization) {
    OrganizationLock.take(handle, named, "audit", organization);
    return head(organization);
  }

  @Override
  public void append(AuditEntry entry) {
    AuditEvent event = entry.event();
    if (entry.sequence() != head(event.organization()).sequence() + 1) {
      throw new IllegalStateException("Entry " + entry.sequence() + " is out of order");
    }
    handle
        .createUpdate(
            """
            insert into audit_entry
              (organization_id, sequence, at, actor, action, target, outcome, details, address,
               agent, tags, key_id, previous, hash)
            values
              (:organization, :sequence, :at, :actor, :action, :target, :outcome,
               jsonb_object(:names, :values), :address, :agent, :tags, :key, :previous, :hash)
            """)
        .bind("organization", event.organization().value())
        .bind("sequence", entry.sequence())
        .bind("at", event.at())
        .bind("actor", event.actor())
        .bind("action", event.action())
        .bind("target", event.target())
        .bind("outcome", event.outcome())
        .bindArray("names", String.class, List.copyOf(event.details().keySet()))
        .bindArray("values", String.class, List.copyOf(event.details().values()))
        .bind("address", event.origin().address())
        .bind("agent", event.origin().agent())
        .bindArray("tags", String.class, List.copyOf(event.tags()))
        .bind("key", entry.keyId())
        .bind("previous", entry.previous())
        .bind("hash", entry.hash())
        .execute();
  }

  @Override
  public List<AuditEntry> read(OrganizationId organization, long afterSequence, int limit) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select entry.*,
              array(select key from jsonb_each_text(details) order by key collate "C") as names,
              array(select value from jsonb_each_text(details) order by key collate "C") as values
            from audit_entry entry
            where organization_id = :organization and sequence > :after
            order by sequence limit :limit
            """)
        .bind("organization", organization.value())
        .bind("after", afterSequence)
        .bind("limit", limit)
        .map((row, context) -> entry(organization, row))
        .list();
  }

  private ChainHead head(OrganizationId organization) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select sequence, hash from audit_entry
            where organization_id = :organization order by sequence desc limit 1
            """)
        .bind("organization", organization.value())
        .map((row, context) -> new ChainHead(row.getLong("sequence"), row.getString("hash")))
        .findOne()
        .orElse(ChainHead.EMPTY);
  }

  private static AuditEntry entry(OrganizationId organization, ResultSet row) throws SQLException {
    AuditEvent event =
        new AuditEvent(
            organization,
            Columns.instant(row, "at"),
            row.getString("actor"),
            row.getString("action"),
            row.getString("target"),
            Outcome.valueOf(row.getString("outcome")),
            details(Columns.texts(row, "names"), Columns.texts(row, "values")),
            RequestOrigin.recorded(row.getString("address"), row.getString("agent")),
            Columns.textSet(row, "tags"));
    return new AuditEntry(
        row.getLong("sequence"),
        event,
        row.getString("key_id"),
        row.getString("previous"),
        row.getString("hash"));
  }

  private static Map<String, String> details(String[] names, String[] values) {
    Map<String, String> details = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      details.put(names[i], values[i]);
    }
    return details;
  }
}
