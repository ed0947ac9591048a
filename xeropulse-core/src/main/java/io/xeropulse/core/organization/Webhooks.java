package io.xeropulse.core.organization;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.Trigger;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a system tells the host by itself. Implementations are thread-safe. */
public interface Webhooks {

  /**
   * Decides on a call and hands over what it says, before it returns. What was handed over once is
   * not handed over again, on whichever node it comes.
   *
   * @param body the body exactly as it came, before anything parsed it
   * @param signature the header that signs it, or null if there was none
   * @param handOver stores what is to be done; if it throws, answer with an error of the server,
   *     and the system tells it again
   * @return the HTTP status to answer with, without a body: 200, or 401 for a call that is not the
   *     system's
   * @throws io.xeropulse.core.StorageUnavailableException if what was heard cannot be stored
   * @throws RuntimeException whatever the hand-over throws
   */
  int receive(byte[] body, @Nullable String signature, HandOver handOver);

  /** Stores what a call asks for where it cannot get lost. */
  @FunctionalInterface
  interface HandOver {

    /**
     * Stores it. Be quick: the system waits for its answer.
     *
     * @param wanted what changed, by organization
     * @param missed of whom earlier news may be missing, so that all that changed there is to be
     *     read
     */
    void store(Map<OrganizationId, Trigger.Webhook> wanted, Set<OrganizationId> missed);
  }
}
