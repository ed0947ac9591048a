package io.xeropulse.core.sync.proof;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;

/** Keeps one organization's books out of another's proof. Stateless, hence thread-safe. */
public final class OwnBooks {
  private OwnBooks() {}

  /**
   * Refuses an organization that something does not belong to; to be asked before anything else.
   *
   * @param what what belongs to one organization, such as "The prover"
   * @param owner the organization that it belongs to
   * @param asked the organization that it is used for
   * @throws InvalidConfigurationException if they are two
   */
  public static void require(String what, OrganizationId owner, OrganizationId asked) {
    if (!owner.equals(asked)) {
      throw new InvalidConfigurationException(
          "%s of organization %s is used for organization %s: build one for each organization"
              .formatted(what, owner, asked));
    }
  }
}
