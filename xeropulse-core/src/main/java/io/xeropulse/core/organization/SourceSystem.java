package io.xeropulse.core.organization;

import io.xeropulse.core.grant.ConnectionStore;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.trigger.HeardEvents;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A system that organizations are read from: it knows what an organization's sources are, and how
 * people let us read them. Any node can ask it about any organization. Implementations are
 * thread-safe.
 */
public interface SourceSystem {

  /**
   * What an organization is read from here. Nothing is asked of the system unless it must be to
   * tell the sources; one that cannot be told, or is not connected any more, is a source that says
   * so when it is opened or read, so that a sync reports it like any other failure.
   *
   * @param organization whose sources
   * @param zone the organization's zone
   * @return the sources, in the order in which they are read; none if it is nothing to this system.
   *     Of the same connections, the same objects: they remember what they need not ask again
   * @throws io.xeropulse.core.StorageUnavailableException if what is stored cannot be read
   */
  List<SourceConnector> sources(OrganizationId organization, ZoneId zone);

  /**
   * The way to ask people for consent.
   *
   * @param redirect the host's page that the browser comes back to, as registered with the system
   * @return the way; empty if this system needs no consent
   * @throws io.xeropulse.core.InvalidConfigurationException if the system does not redirect there
   */
  default Optional<Consents> consents(URI redirect) {
    return Optional.empty();
  }

  /**
   * The way that the system tells us by itself.
   *
   * @return the way; empty if it does not, or was given no key for it
   */
  default Optional<Webhooks> webhooks() {
    return Optional.empty();
  }

  /**
   * Where a system keeps what it learns, shared by all nodes. Immutable.
   *
   * @param grants sealed tokens, by grant
   * @param connections the tenants that organizations are connected to
   * @param heard which events of webhooks were handed over
   * @param clock tells when connections were seen, and which tokens are old
   */
  record Stores(
      GrantStore<byte[]> grants,
      ConnectionStore connections,
      HeardEvents heard,
      InstantSource clock) {}

  /** A system that was told everything but where to keep what it learns. Thread-safe. */
  @FunctionalInterface
  interface Factory {

    /**
     * Opens the system; nothing is asked yet.
     *
     * @param stores where it keeps what it learns
     * @return the system
     */
    SourceSystem open(Stores stores);
  }
}
