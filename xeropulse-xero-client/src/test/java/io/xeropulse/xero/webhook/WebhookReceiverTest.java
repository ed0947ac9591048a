package io.xeropulse.xero.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.core.sync.trigger.InMemoryHeardEvents;
import io.xeropulse.core.sync.trigger.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
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
  private final List<WebhookDecision> handedOver = new ArrayList<>();

  @Test
  void shouldTakeWhatIsSignedOverItsVeryBytes() throws Exception {
    byte[] body =
        bytes("{ 'events' :[" + event("INVOICE", "t-1", "i-1") + "], 'firstEventSequence' : 1 }");

    WebhookDecision decision = receiver.receive(body, sign(body), handedOver::add);

    assertThat(decision.status()).isEqualTo(200);
    assertThat(decision.gap()).isFalse();
    WebhookEvent event = decision.events().get(0);
    assertThat(event.category()).isEqualTo("INVOICE");
    assertThat(event.type()).isEqualTo("UPDATE");
    assertThat(event.resourceId()).isEqualTo("i-1");
    assertThat(event.at()).isEqualTo("2026-03-01T10:15:30.123Z");
    byte[] respaced =
        bytes("{'events':[" + event("INVOICE", "t-1", "i-1") + "],'firstEventSequence':1}");
    assertThat(receiver.receive(respaced, sign(body), handedOver::add).status()).isEqualTo(401);
  }

  @Test
  void shouldPassTheIntentToReceive() throws Exception {
    byte[] body =
        bytes(
            "{'events':[],'firstEventSequence': 0,'lastEventSequence': 0, 'entropy':"
                + " 'S0m3r4nd0mt3xt'}");
    String right = sign(body);
    char first = right.charAt(0) == 'A' ? 'B' : 'A';

    assertThat(receiver.receive(body, right, handedOver::add))
        .isEqualTo(new WebhookDecision(200, List.of(), 0, false));
    assertThat(receiver.receive(body, first + right.substring(1), handedOver::add).status())
        .isEqualTo(401);
    assertThat(receiver.receive(body, right, handedOver::add).triggers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "not base64 !", "AAAA", "\u00e9"})
  void shouldRefuseAnyOtherSignature(String signature) {
    WebhookDecision decision = receiver.receive(bytes("{}"), signature, handedOver::add);

    assertThat(decision.status()).isEqualTo(401);
    assertThat(decision.events()).isEmpty();
    assertThat(receiver.receive(bytes("{}"), null, handedOver::add).status()).isEqualTo(401);
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
                        Map.of(
                            "xero/invoices",
                            Set.of("i-1", "i-2"),
                            "xero/credit_notes",
                            Set.of("n-1"))),
                "t-2", changed(Map.of("xero/contacts", Set.of("c-1"))),
                "t-3",
                    changed(
                        Map.of(
                            "xero/prepayments",
                            Set.of("p-1"),
                            "xero/overpayments",
                            Set.of("o-1")))));
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

    WebhookDecision decision = receiver.receive(body, sign(body), handedOver::add);

    assertThat(decision.status()).isEqualTo(200);
    assertThat(decision.gap()).isTrue();
    assertThat(decision.events()).isEmpty();
  }

  @Test
  void shouldHandOverOnlyWhatIsSignedAndSaysSomething() throws Exception {
    byte[] intent = bytes("{'events':[],'firstEventSequence':0,'lastEventSequence':0}");
    receiver.receive(intent, sign(intent), handedOver::add);
    receiver.receive(intent, "wrong", handedOver::add);
    assertThat(handedOver).isEmpty();
    WebhookDecision decision = receive(1, event("INVOICE", "t-1", "i-1"));
    assertThat(handedOver).containsExactly(decision);
    receive(1, event("INVOICE", "t-1", "i-1"));
    assertThat(handedOver).hasSize(1);
  }

  @Test
  void shouldGiveEventsAgainThatTheHostCouldNotStore() throws Exception {
    receive(1, event("INVOICE", "t-1", "i-0"));
    byte[] body =
        bytes("{'events':[%s],'firstEventSequence':2}".formatted(event("INVOICE", "t-1", "i-1")));
    for (Throwable down :
        List.of(new IllegalStateException("the database is down"), new OutOfMemoryError())) {
      assertThatThrownBy(
              () ->
                  receiver.receive(
                      body,
                      sign(body),
                      decision -> WebhookReceiverTest.<RuntimeException>raise(down)))
          .isSameAs(down);
    }
    WebhookDecision again = receiver.receive(body, sign(body), handedOver::add);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.gap()).isFalse();
    assertThat(again.triggers())
        .isEqualTo(Map.of("t-1", changed(Map.of("xero/invoices", Set.of("i-1")))));
    assertThat(receiver.receive(body, sign(body), handedOver::add).duplicates()).isEqualTo(1);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void shouldAskForAPullWhenEventsHaveNoNumbers() throws Exception {
    byte[] body = bytes("{'events':[%s]}".formatted(event("INVOICE", "t-1", "i-1")));
    for (int call = 0; call < 2; call++) {
      assertThat(receiver.receive(body, sign(body), handedOver::add).gap()).isTrue();
    }
    assertThat(handedOver).hasSize(2);
  }

  @Test
  void shouldSayWhoseEventsItRemembersWhereThatIsKnown() throws Exception {
    OrganizationId ours = new OrganizationId(new UUID(5, 6));
    InMemoryHeardEvents memory = new InMemoryHeardEvents(InstantSource.system());
    List<String> remembered = new ArrayList<>();
    HeardEvents watched =
        new HeardEvents() {
          @Override
          public Receipt received(
              String webhook, SortedMap<Long, Optional<OrganizationId>> events) {
            assertThat(webhook).doesNotContain(KEY).hasSize(24);
            events.forEach((number, whose) -> remembered.add(number + " " + whose));
            return memory.received(webhook, events);
          }

          @Override
          public void handedOver(Receipt receipt) {
            throw new StorageUnavailableException("restarting");
          }

          @Override
          public void notHandedOver(Receipt receipt) {
            memory.notHandedOver(receipt);
          }
        };
    WebhookReceiver named =
        WebhookReceiver.create(
            KEY, watched, tenant -> tenant.equals("t-1") ? Optional.of(ours) : Optional.empty());
    byte[] body =
        bytes(
            "{'events':[%s,%s],'firstEventSequence':7}"
                .formatted(event("INVOICE", "t-1", "i-1"), event("INVOICE", "t-2", "i-2")));
    assertThat(named.receive(body, sign(body), handedOver::add).status()).isEqualTo(200);
    assertThat(remembered).containsExactly("7 " + Optional.of(ours), "8 " + Optional.empty());
  }

  @Test
  void shouldRefuseAnEmptyKey() {
    assertThatThrownBy(() -> WebhookReceiver.create(" "))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  private WebhookDecision receive(long first, String... events) throws Exception {
    byte[] body =
        bytes("{'events':[%s],'firstEventSequence':%d}".formatted(String.join(",", events), first));
    return receiver.receive(body, sign(body), handedOver::add);
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
