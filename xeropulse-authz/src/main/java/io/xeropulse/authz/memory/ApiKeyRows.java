package io.xeropulse.authz.memory;

import io.xeropulse.authz.apikey.ApiKey;
import io.xeropulse.authz.apikey.ApiKeyTable;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

final class ApiKeyRows implements ApiKeyTable {
  private final Rows<ApiKey> keys;

  ApiKeyRows(Deque<Runnable> undo) {
    keys = new Rows<>(undo);
  }

  @Override
  public void insert(ApiKey key) {
    if (!keys.insert(key.id(), key)) {
      throw new IllegalStateException("API key " + key.id() + " exists already");
    }
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return keys.find(id);
  }

  @Override
  public List<ApiKey> list(OrganizationId organization) {
    return keys.all().stream().filter(key -> key.organization().equals(organization)).toList();
  }

  @Override
  public boolean revoke(String id, Instant at) {
    Optional<ApiKey> live = find(id).filter(key -> key.revokedAt().isEmpty());
    live.ifPresent(key -> keys.put(id, key.revoked(at)));
    return live.isPresent();
  }

  @Override
  public int end(UserId owner, OrganizationId organization, Instant at) {
    return (int)
        list(organization).stream()
            .filter(key -> key.owner().equals(owner))
            .filter(key -> revoke(key.id(), at))
            .count();
  }

  @Override
  public void used(String id, Instant at) {
    find(id)
        .filter(key -> key.lastUsed().map(at::isAfter).orElse(true))
        .ifPresent(key -> keys.put(id, key.used(at)));
  }
}
