package io.xeropulse.xero.webhook;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on webhook calls. The host hands over the raw body, before anything parses it, and the
 * {@code x-xero-signature} header; it answers with the decision's status, no body and no cookies,
 * within five seconds, and only then works on what changed. Xero tries an address with right and
 * with deliberately wrong signatures before it is used (intent to receive): both must be answered
 * as decided. Prints no key. Thread-safe.
 */
public final class WebhookReceiver {
  private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private final SecretKeySpec key;
  private final EventSequence sequence = new EventSequence();

  private WebhookReceiver(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Creates a receiver that has seen no event yet. One receiver serves all tenants of the app.
   *
   * @param webhookKey the key that Xero's developer portal shows for the webhook
   * @return a receiver
   * @throws InvalidConfigurationException if the key is blank
   */
  public static WebhookReceiver create(String webhookKey) {
    if (webhookKey.isBlank()) {
      throw new InvalidConfigurationException(
          "The webhook key is empty; copy it from the app's page in Xero's developer portal");
    }
    return new WebhookReceiver(
        new SecretKeySpec(webhookKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
  }

  /**
   * Decides on a call.
   *
   * @param body the body exactly as it came
   * @param signature the {@code x-xero-signature} header, or null if there was none
   * @return what to answer, and what changed
   */
  public WebhookDecision receive(byte[] body, @Nullable String signature) {
    if (signature == null || body.length > LARGEST_BODY || !signed(body, signature)) {
      return WebhookDecision.REFUSED;
    }
    try {
      return sequence.seen(WebhookBatch.read(body));
    } catch (JacksonException | RejectedRecordException unreadable) {
      // It is Xero's, so refusing it would only repeat it; what it said is pulled instead.
      log.warn("A signed webhook call of {} bytes is not in a form known here", body.length);
      return new WebhookDecision(200, List.of(), 0, true);
    }
  }

  private boolean signed(byte[] body, String signature) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] expected = Base64.getEncoder().encode(mac.doFinal(body));
      return MessageDigest.isEqual(expected, signature.trim().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }
}
