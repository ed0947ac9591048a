package io.xeropulse.xero;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.Webhooks;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.xero.webhook.WebhookDecision;
import io.xeropulse.xero.webhook.WebhookReceiver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Xero's webhooks, routed to the organizations whose tenants they tell of. Thread-safe. */
final class XeroWebhooks implements Webhooks {
  private static final Logger log = LoggerFactory.getLogger(XeroWebhooks.class);

  private final WebhookReceiver receiver;
  private final Function<String, Set<OrganizationId>> tenants;
  private final Supplier<Set<OrganizationId>> all;

  /**
   * Routes a webhook's calls.
   *
   * @param key the key that Xero's developer portal shows for the webhook
   * @param heard which events were handed over, for all nodes
   * @param tenants whose tenant it is
   * @param all whose news may be missing after a gap
   */
  XeroWebhooks(
      String key,
      HeardEvents heard,
      Function<String, Set<OrganizationId>> tenants,
      Supplier<Set<OrganizationId>> all) {
    this.tenants = tenants;
    this.all = all;
    this.receiver =
        WebhookReceiver.create(key, heard, tenant -> tenants.apply(tenant).stream().findFirst());
  }

  @Override
  public int receive(byte[] body, @Nullable String signature, HandOver handOver) {
    return receiver
        .receive(
            body,
            signature,
            decision -> handOver.store(wanted(decision), decision.gap() ? all.get() : Set.of()))
        .status();
  }

  private Map<OrganizationId, Trigger.Webhook> wanted(WebhookDecision decision) {
    Map<OrganizationId, Trigger.Webhook> wanted = new HashMap<>();
    decision
        .triggers()
        .forEach(
            (tenant, trigger) -> {
              Set<OrganizationId> whose = tenants.apply(tenant);
              if (whose.isEmpty()) {
                log.warn(
                    "A webhook told of Xero's tenant {}, which no organization is connected to; its"
                        + " events are left out",
                    tenant);
              }
              whose.forEach(one -> wanted.merge(one, trigger, Trigger.Webhook::and));
            });
    return wanted;
  }
}
