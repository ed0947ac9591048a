package io.xeropulse.warehouse.report;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;

/** Refuses figures that would say nothing true of a part of the books. */
final class Everything {
  private Everything() {}

  static void require(OrganizationId organization, DataScope scope, String report) {
    if (!(scope instanceof DataScope.Everything)) {
      throw new InvalidConfigurationException(
          "organization %s: the %s of %s would say nothing true; it is for who may see everything"
              .formatted(organization, report, scope.describe()));
    }
  }
}
