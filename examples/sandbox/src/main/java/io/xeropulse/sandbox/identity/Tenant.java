package io.xeropulse.sandbox.identity;

import java.util.UUID;

/**
 * One tenant a token may be used for; immutable.
 *
 * @param connectionId the id of the connection itself
 * @param id the tenant id, sent as {@code xero-tenant-id}
 * @param type ORGANISATION or PRACTICEMANAGER
 * @param name what people call it
 */
public record Tenant(UUID connectionId, UUID id, Type type, String name) {

  /** What lies behind a tenant id. */
  public enum Type {
    /** A Xero organisation, read by the Accounting API. */
    ORGANISATION,
    /** A practice, read by Practice Manager. */
    PRACTICEMANAGER
  }
}
