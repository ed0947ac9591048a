package io.xeropulse.authz.audit;

import io.xeropulse.core.model.OrganizationId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Heads in memory, for tests and trials: it proves nothing once the process ends. Thread-safe. */
public final class InMemoryHeadAnchor implements HeadAnchor {
  private final Map<OrganizationId, ChainHead> heads = new ConcurrentHashMap<>();

  /** Creates an anchor that knows no head. */
  public InMemoryHeadAnchor() {}

  @Override
  public void publish(OrganizationId organization, ChainHead head) {
    heads.merge(
        organization, head, (old, fresh) -> fresh.sequence() > old.sequence() ? fresh : old);
  }

  @Override
  public Optional<ChainHead> newest(OrganizationId organization) {
    return Optional.ofNullable(heads.get(organization));
  }
}
