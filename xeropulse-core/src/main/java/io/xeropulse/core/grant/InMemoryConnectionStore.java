package io.xeropulse.core.grant;

import io.xeropulse.core.model.OrganizationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps connections while the process lives, for trials and tests. Thread-safe. */
public final class InMemoryConnectionStore implements ConnectionStore {
  private final Map<OrganizationId, SortedMap<String, TenantConnection>> connections =
      new HashMap<>();

  /** Creates an empty store. */
  public InMemoryConnectionStore() {}

  @Override
  public synchronized void found(
      OrganizationId organization, GrantId grant, List<TenantConnection> found) {
    SortedMap<String, TenantConnection> known =
        connections.computeIfAbsent(organization, unknown -> new TreeMap<>());
    known.replaceAll(
        (id, connection) -> connection.grant().equals(grant) ? connection.gone() : connection);
    found.forEach(connection -> known.put(connection.connectionId(), connection));
  }

  @Override
  public synchronized Set<OrganizationId> connectedTo(String tenantId) {
    return connected(known -> known.tenantId().equals(tenantId));
  }

  @Override
  public synchronized Set<OrganizationId> connected() {
    return connected(any -> true);
  }

  private Set<OrganizationId> connected(Predicate<TenantConnection> to) {
    return connections.entrySet().stream()
        .filter(
            each ->
                each.getValue().values().stream()
                    .anyMatch(
                        known ->
                            known.state() == TenantConnection.State.CONNECTED && to.test(known)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized List<TenantConnection> of(OrganizationId organization) {
    return List.copyOf(connections.getOrDefault(organization, new TreeMap<>()).values());
  }
}
