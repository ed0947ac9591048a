package io.xeropulse.xero.webhook;

import io.xeropulse.core.sync.trigger.Trigger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to answer to a webhook call, and what it said. Immutable.
 *
 * @param status 200 or 401, to be answered without a body
 * @param events what changed and was not handed over before; empty when refused, and when Xero only
 *     tries the address
 * @param duplicates how many events came that were handed over before
 * @param gap true if events before these are missing: they may come late or never, so sync every
 *     tenant incrementally
 */
public record WebhookDecision(int status, List<WebhookEvent> events, int duplicates, boolean gap) {
  static final WebhookDecision REFUSED = new WebhookDecision(401, List.of(), 0, false);

  public WebhookDecision {
    events = List.copyOf(events);
  }

  /**
   * What the events start.
   *
   * @return for each Xero tenant concerned, a trigger for exactly the records that changed; tenants
   *     whose events name nothing this library syncs are left out
   */
  public Map<String, Trigger.Webhook> triggers() {
    Map<String, Trigger.Webhook> triggers = new TreeMap<>();
    for (WebhookEvent event : events) {
      event
          .trigger()
          .ifPresent(trigger -> triggers.merge(event.tenantId(), trigger, Trigger.Webhook::and));
    }
    return triggers;
  }
}
