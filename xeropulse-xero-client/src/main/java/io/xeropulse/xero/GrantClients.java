package io.xeropulse.xero;

import io.xeropulse.core.grant.GrantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One client a grant, whose threads share its token. Thread-safe. */
final class GrantClients {
  private final Map<GrantId, XeroClient> clients = new ConcurrentHashMap<>();
  private final Function<GrantId, XeroClient> making;

  GrantClients(Function<GrantId, XeroClient> making) {
    this.making = making;
  }

  XeroClient of(GrantId grant) {
    return clients.computeIfAbsent(grant, making);
  }
}
