package io.xeropulse.xero.auth;

/**
 * One Xero tenant that a grant reaches. Immutable.
 *
 * @param id Xero's identifier of the connection, which ends it
 * @param tenantId what every call names in its {@code xero-tenant-id} header
 * @param tenantType ORGANISATION, PRACTICE, PRACTICEMANAGER or a newer word, as Xero wrote it
 * @param tenantName the tenant's display name; empty when Xero sent none
 */
public record XeroConnection(String id, String tenantId, String tenantType, String tenantName) {}
