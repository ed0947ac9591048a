package io.xeropulse.xero.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Xero tenant that a grant reaches. Immutable.
 *
 * @param id Xero's identifier of the connection, which ends it
 * @param tenantId what every call names in its {@code xero-tenant-id} header
 * @param tenantType ORGANISATION, PRACTICE, PRACTICEMANAGER or a newer word, as Xero wrote it
 * @param tenantName the tenant's display name; empty when Xero sent none
 * @param authEventId which consent made it, as Xero names the event; null when Xero sent none
 * @param createdAt when it was made, or null
 * @param updatedAt when it last changed, or null
 */
public record XeroConnection(
    String id,
    String tenantId,
    String tenantType,
    String tenantName,
    @Nullable String authEventId,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  /**
   * A connection of which no more is known.
   *
   * @param id Xero's identifier of the connection
   * @param tenantId Xero's identifier of the tenant
   * @param tenantType its type, as Xero writes it
   * @param tenantName its display name; may be empty
   */
  public XeroConnection(String id, String tenantId, String tenantType, String tenantName) {
    this(id, tenantId, tenantType, tenantName, null, null, null);
  }
}
