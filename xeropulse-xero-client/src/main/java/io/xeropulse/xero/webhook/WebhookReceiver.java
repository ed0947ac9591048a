package io.xeropulse.xero.webhook;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.core.sync.trigger.InMemoryHeardEvents;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on webhook calls. The host hands over the raw body, before anything parses it, and the
 * {@code x-xero-signature} header; it answers with the decision's status, no body and no cookies,
 * within five seconds. In that time what is to be done is only stored; the work comes later. Xero
 * tries an address with right and with deliberately wrong signatures before it is used (intent to
 * receive): both must be answered as decided. Prints no key. Thread-safe.
 */
public final class WebhookReceiver {
  private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private final SecretKeySpec key;
  private final String webhook;
  private final HeardEvents memory;
  private final Function<String, Optional<OrganizationId>> organizations;

  private WebhookReceiver(
      String webhookKey,
      HeardEvents memory,
      Function<String, Optional<OrganizationId>> organizations) {
    if (webhookKey.isBlank()) {
      throw new InvalidConfigurationException(
          "The webhook key is empty; copy it from the app's page in Xero's developer portal");
    }
    this.key = new SecretKeySpec(webhookKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.memory = memory;
    this.organizations = organizations;
    // The same on every node and another for every key, and tells nothing of it.
    this.webhook =
        HexFormat.of()
            .formatHex(mac(key, "xeropulse webhook".getBytes(StandardCharsets.UTF_8)), 0, 12);
  }

  /**
   * Creates a receiver for a host of one process, which has heard no event yet. One receiver serves
   * all tenants of the app.
   *
   * @param webhookKey the key that Xero's developer portal shows for the webhook
   * @return a receiver
   * @throws InvalidConfigurationException if the key is blank
   */
  public static WebhookReceiver create(String webhookKey) {
    return create(webhookKey, new InMemoryHeardEvents(InstantSource.system()));
  }

  /**
   * Creates a receiver that shares what was heard with other nodes.
   *
   * @param webhookKey the key that Xero's developer portal shows for the webhook
   * @param memory which events were handed over, such as the warehouse's
   * @return a receiver
   * @throws InvalidConfigurationException if the key is blank
   */
  public static WebhookReceiver create(String webhookKey, HeardEvents memory) {
    return create(webhookKey, memory, tenant -> Optional.empty());
  }

  /**
   * Creates a receiver that shares what was heard with other nodes, and says whose events they are.
   *
   * @param webhookKey the key that Xero's developer portal shows for the webhook
   * @param memory which events were handed over, such as the warehouse's
   * @param organizations the organization of one of Xero's tenants, or empty if it is not known;
   *     asked while Xero waits, so it must be quick
   * @return a receiver
   * @throws InvalidConfigurationException if the key is blank
   */
  public static WebhookReceiver create(
      String webhookKey,
      HeardEvents memory,
      Function<String, Optional<OrganizationId>> organizations) {
    return new WebhookReceiver(webhookKey, memory, organizations);
  }

  /**
   * Decides on a call and hands over what it says. Events count as heard once the hand-over
   * returned; if it throws, answer with an error of the server, and Xero sends them again.
   *
   * @param body the body exactly as it came
   * @param signature the {@code x-xero-signature} header, or null if there was none
   * @param handOver keeps what is to be done where it cannot get lost, such as requests to a
   *     scheduler; called on this thread, once, unless there is nothing to do. Be quick: Xero waits
   * @return what to answer, and what was handed over
   * @throws io.xeropulse.core.StorageUnavailableException if the memory cannot be reached
   * @throws RuntimeException whatever the hand-over throws
   */
  public WebhookDecision receive(
      byte[] body, @Nullable String signature, Consumer<WebhookDecision> handOver) {
    if (signature == null || body.length > LARGEST_BODY || !signed(body, signature)) {
      return WebhookDecision.REFUSED;
    }
    List<WebhookEvent> events;
    try {
      events = WebhookBatch.read(body).events();
    } catch (JacksonException | RejectedRecordException unreadable) {
      // It is Xero's, so refusing it would only repeat it; what it said is pulled instead.
      log.warn("A signed webhook call of {} bytes is not in a form known here", body.length);
      WebhookDecision pull = new WebhookDecision(200, List.of(), 0, true);
      handOver.accept(pull);
      return pull;
    }
    return events.isEmpty()
        ? new WebhookDecision(200, List.of(), 0, false)
        : handOver(events, handOver);
  }

  private WebhookDecision handOver(List<WebhookEvent> events, Consumer<WebhookDecision> handOver) {
    SortedMap<Long, Optional<OrganizationId>> numbers = new TreeMap<>();
    for (WebhookEvent event : events) {
      numbers.put(event.sequence(), organizations.apply(event.tenantId()));
    }
    HeardEvents.Receipt receipt = memory.received(webhook, numbers);
    List<WebhookEvent> unheard =
        events.stream().filter(event -> receipt.unheard().contains(event.sequence())).toList();
    WebhookDecision decision =
        new WebhookDecision(200, unheard, events.size() - unheard.size(), receipt.gap());
    if (!unheard.isEmpty() || decision.gap()) {
      handOver(decision, handOver, receipt);
    }
    return decision;
  }

  @SuppressWarnings("CatchingUnchecked") // thrown on
  private void handOver(
      WebhookDecision decision, Consumer<WebhookDecision> handOver, HeardEvents.Receipt receipt) {
    try {
      handOver.accept(decision);
    } catch (RuntimeException | Error lost) {
      forget(receipt, lost);
      throw lost;
    }
    try {
      memory.handedOver(receipt);
    } catch (XeroPulseException unmarked) {
      // What is done is done; sent again, they are handed over again.
      log.warn("Webhook events were handed over and not marked: {}", unmarked.getMessage());
    }
  }

  private void forget(HeardEvents.Receipt receipt, Throwable lost) {
    try {
      memory.notHandedOver(receipt);
    } catch (XeroPulseException alsoFailed) {
      lost.addSuppressed(alsoFailed);
    }
  }

  private boolean signed(byte[] body, String signature) {
    byte[] expected = Base64.getEncoder().encode(mac(key, body));
    return MessageDigest.isEqual(expected, signature.trim().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }
}
