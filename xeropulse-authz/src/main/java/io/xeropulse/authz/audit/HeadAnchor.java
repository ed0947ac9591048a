package io.xeropulse.authz.audit;

import io.xeropulse.core.model.OrganizationId;
import java.util.Optional;

/**
 * A place outside the database where heads of chains are published, so that cutting entries off the
 * end shows: object storage with a retention lock, a mailbox, a time-stamping service.
 * Implementations are thread-safe.
 */
public interface HeadAnchor {

  /**
   * Publishes a head. A head that is older than the published one is ignored.
   *
   * @param organization whose log
   * @param head its end
   */
  void publish(OrganizationId organization, ChainHead head);

  /**
   * Reads the newest published head.
   *
   * @param organization whose log
   * @return the head, or empty when none was published
   */
  Optional<ChainHead> newest(OrganizationId organization);
}
