package io.xeropulse.core.grant;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Set;

/**
 * Which tenants each organization is connected to, and through which grant. A grant may reach
 * tenants of several organizations. Implementations are thread-safe.
 */
public interface ConnectionStore {

  /**
   * Takes in what a reading of a grant's connections found of an organization's. Those that were
   * known through the grant and are not among them are gone.
   *
   * @param organization whose
   * @param grant through which consent
   * @param found connections of that grant
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached; nothing
   *     has changed
   */
  void found(OrganizationId organization, GrantId grant, List<TenantConnection> found);

  /**
   * Whose tenant it is, to route what the source tells of it.
   *
   * @param tenantId the source's identifier of the tenant
   * @return the organizations that are connected to it now: none, or one unless two consented to
   *     the same tenant
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  Set<OrganizationId> connectedTo(String tenantId);

  /**
   * Who is connected to any tenant now.
   *
   * @return the organizations
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  Set<OrganizationId> connected();

  /**
   * All connections that were ever found.
   *
   * @param organization whose
   * @return sorted by connection identifier, those that are gone included
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  List<TenantConnection> of(OrganizationId organization);
}
