package io.xeropulse.xero.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.sync.trigger.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReceiverTest {
  private static final String KEY = "zDoz1hBYZWWC/k6XQ+vlYmOE/eRO2oIWSVF6yICPMzMGZSZjb7gIQ==";

  private final WebhookReceiver receiver = WebhookReceiver.create(KEY);

  @Test
  void shouldTakeWhatIsSignedOverItsVeryBytes() throws Exception {
    byte[] body =
        bytes("{ 'events' :[" + event("INVOICE", "t-1", "i-1") + "], 'firstEventSequence' : 1 }");

    WebhookDecision decision = receiver.receive(body, sign(body));

    assertThat(decision.status()).isEqualTo(200);
    assertThat(decision.gap()).isFalse();
    WebhookEvent event = decision.events().get(0);
    assertThat(event.category()).isEqualTo("INVOICE");
    assertThat(event.type()).isEqualTo("UPDATE");
    assertThat(event.resourceId()).isEqualTo("i-1");
    assertThat(event.at()).isEqualTo("2026-03-01T10:15:30.123Z");
    byte[] respaced =
        bytes("{'events':[" + event("INVOICE", "t-1", "i-1") + "],'firstEventSequence':1}");
    assertThat(receiver.receive(respaced, sign(body)).status()).isEqualTo(401);
  }

  @Test
  void shouldPassTheIntentToReceive() throws Exception {
    byte[] body =
        bytes(
            "{'events':[],'firstEventSequence': 0,'lastEventSequence': 0, 'entropy':"
                + " 'S0m3r4nd0mt3xt'}");
    String right = sign(body);
    char first = right.charAt(0) == 'A' ? 'B' : 'A';

    assertThat(receiver.receive(body, right))
        .isEqualTo(new WebhookDecision(200, List.of(), 0, false));
    assertThat(receiver.receive(body, first + right.substring(1)).status()).isEqualTo(401);
    assertThat(receiver.receive(body, right).triggers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "not base64 !", "AAAA", "\u00e9"})
  void shouldRefuseAnyOtherSignature(String signature) {
    WebhookDecision decision = receiver.receive(bytes("{}"), signature);

    assertThat(decision.status()).isEqualTo(401);
    assertThat(decision.events()).isEmpty();
    assertThat(receiver.receive(bytes("{}"), null).status()).isEqualTo(401);
  }

  @Test
  void shouldStartASyncOfExactlyWhatChangedForEachTenant() throws Exception {
    WebhookDecision decision =
        receive(
            1,
            event("INVOICE", "t-1", "i-1"),
            event("INVOICE", "t-1", "i-2"),
            event("CREDITNOTE", "t-1", "n-1"),
            event("CONTACT", "t-2", "c-1"),
            event("PREPAYMENT", "t-3", "p-1"),
            event("OVERPAYMENT", "t-3", "o-1"),
            event("SUBSCRIPTION", "t-4", "s-1"),
            event("SOMETHINGNEW", "t-5", "x-1"));

    assertThat(decision.events()).hasSize(8);
    assertThat(decision.triggers())
        .isEqualTo(
            Map.of(
                "t-1",
                    changed(
                        Map.of("invoices", Set.of("i-1", "i-2"), "credit_notes", Set.of("n-1"))),
                "t-2", changed(Map.of("contacts", Set.of("c-1"))),
                "t-3",
                    changed(Map.of("prepayments", Set.of("p-1"), "overpayments", Set.of("o-1")))));
  }

  private static Trigger.Webhook changed(Map<String, Set<String>> records) {
    return new Trigger.Webhook(records);
  }

  @Test
  void shouldTellRepeatedEventsFromNewOnesAndNoticeAGap() throws Exception {
    String event = event("INVOICE", "t-1", "i-1");
    assertThat(receive(11, event, event).gap()).isFalse();

    WebhookDecision again = receive(11, event, event, event);
    assertThat(again.duplicates()).isEqualTo(2);
    assertThat(again.events()).extracting(WebhookEvent::sequence).containsExactly(13L);
    assertThat(again.gap()).isFalse();

    assertThat(receive(16, event).gap()).isTrue();
    WebhookDecision late = receive(14, event, event);
    assertThat(late.gap()).isFalse();
    assertThat(late.events()).hasSize(2);
    assertThat(receive(17, event).gap()).isFalse();
  }

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 2_000 : 50;
    System.out.println("WebhookReceiverTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldTellEveryEventOnceHoweverOftenAndInWhateverOrderItComes(long seed) throws Exception {
    Random random = new Random(seed);
    Set<Long> told = new HashSet<>();
    Set<Long> sent = new HashSet<>();
    String event = event("CONTACT", "t", "c");
    for (int call = 0; call < 30; call++) {
      int first = 1 + random.nextInt(40);
      String[] events = new String[1 + random.nextInt(4)];
      Arrays.fill(events, event);
      for (int i = 0; i < events.length; i++) {
        sent.add((long) first + i);
      }
      for (WebhookEvent heard : receive(first, events).events()) {
        assertThat(told.add(heard.sequence())).as("told once, seed %d", seed).isTrue();
      }
    }
    assertThat(told).as("seed %d", seed).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<xml/>", "{'events':[{}]}", "{'events':'x'}", "[1]"})
  void shouldAskForAPullWhenASignedCallCannotBeRead(String text) throws Exception {
    byte[] body = bytes(text);

    WebhookDecision decision = receiver.receive(body, sign(body));

    assertThat(decision.status()).isEqualTo(200);
    assertThat(decision.gap()).isTrue();
    assertThat(decision.events()).isEmpty();
  }

  @Test
  void shouldRefuseAnEmptyKey() {
    assertThatThrownBy(() -> WebhookReceiver.create(" "))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  private WebhookDecision receive(long first, String... events) throws Exception {
    byte[] body =
        bytes("{'events':[%s],'firstEventSequence':%d}".formatted(String.join(",", events), first));
    return receiver.receive(body, sign(body));
  }

  private static String event(String category, String tenant, String id) {
    return ("{'resourceUrl':'https://api.xero.com/x','resourceId':'%s',"
            + "'eventDateUtc':'2026-03-01T10:15:30.123','eventType':'UPDATE',"
            + "'eventCategory':'%s','tenantId':'%s','tenantType':'ORGANISATION'}")
        .formatted(id, category, tenant);
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String sign(byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
