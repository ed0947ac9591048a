package io.xeropulse.xero.webhook;

import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed in Xero. It says what to read, not what is in it. Immutable.
 *
 * @param sequence its place in the app's events
 * @param tenantId Xero's tenant
 * @param tenantType ORGANISATION, APPLICATION or a newer word
 * @param category CONTACT, INVOICE, CREDITNOTE, PREPAYMENT, OVERPAYMENT, SUBSCRIPTION or a newer
 *     word
 * @param type CREATE, UPDATE or a newer word
 * @param resourceId the identifier of what changed
 * @param at when it changed, by Xero's clock, or null
 */
public record WebhookEvent(
    long sequence,
    String tenantId,
    String tenantType,
    String category,
    String type,
    String resourceId,
    @Nullable Instant at) {

  /**
   * The entity to sync.
   *
   * @return the connector's name of it, with its source, or empty if it is none that this library
   *     syncs
   */
  public Optional<String> entity() {
    return switch (category.toUpperCase(Locale.ROOT)) {
      case "CONTACT" -> Optional.of("xero/contacts");
      case "INVOICE" -> Optional.of("xero/invoices");
      case "CREDITNOTE" -> Optional.of("xero/credit_notes");
      case "PREPAYMENT" -> Optional.of("xero/prepayments");
      case "OVERPAYMENT" -> Optional.of("xero/overpayments");
      default -> Optional.empty();
    };
  }

  /** What the event starts; an event without an identifier asks for all that changed. */
  Optional<Trigger.Webhook> trigger() {
    Set<String> ids = resourceId.isBlank() ? Set.of() : Set.of(resourceId);
    return entity().map(entity -> new Trigger.Webhook(Map.of(entity, ids)));
  }
}
