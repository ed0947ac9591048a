package io.xeropulse.warehouse.authz;

import io.xeropulse.core.model.OrganizationId;
import org.jdbi.v3.core.Handle;

/**
 * Locks a matter of one organization until the transaction ends, where there may be no row yet to
 * lock. It is a row that only our role reaches: an advisory lock could be taken by any login.
 */
final class OrganizationLock {
  private static final String TAKE =
      """
      select matter from organization_lock
      where organization_id = ? and matter = ? for no key update
      """;
  private static final String FIRST =
      "insert into organization_lock (organization_id, matter) values (?, ?) on conflict do"
          + " nothing";

  private OrganizationLock() {}

  static void take(Handle handle, Named named, String matter, OrganizationId organization) {
    named.organization(organization);
    if (!taken(handle, matter, organization)) {
      handle.execute(FIRST, organization.value(), matter);
      taken(handle, matter, organization); // somebody else may have been the first
    }
  }

  private static boolean taken(Handle handle, String matter, OrganizationId organization) {
    return handle
        .createQuery(TAKE)
        .bind(0, organization.value())
        .bind(1, matter)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }
}
