package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.fault.Poison;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder()
          .seed(13)
          .invoices(40)
          .jobs(2)
          .clock(() -> Instant.parse("2025-07-01T00:00:00Z"))
          .build();

  private final Client client = new Client(SANDBOX);

  @AfterEach
  void repair() {
    SANDBOX.faults().clear();
  }

  @Test
  void shouldAnswerWithGatewaysPages() {
    SANDBOX.faults().once("Invoices", Fault.badGateway());
    SANDBOX.faults().once("Invoices", Fault.gatewayTimeout());
    SANDBOX.faults().once("Invoices", Fault.unavailable());

    HttpResponse<String> bad = client.xero("Invoices?page=1");
    assertThat(bad.statusCode()).isEqualTo(502);
    assertThat(bad.body()).startsWith("<html>");
    HttpResponse<String> timeout = client.xero("Invoices?page=1");
    assertThat(timeout.statusCode()).isEqualTo(504);
    assertThat(timeout.body()).isEmpty();
    assertThat(client.xero("Invoices?page=1").statusCode()).isEqualTo(503);
    assertThat(client.xero("Invoices?page=1").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldBreakTheConnectionBeforeOrInTheMiddleOfTheBody() {
    SANDBOX.faults().always("Invoices", Fault.halfSent());
    assertThatThrownBy(() -> client.xero("Invoices?page=1"))
        .isInstanceOf(UncheckedIOException.class);
    SANDBOX.faults().clear();

    SANDBOX.faults().always("Invoices", Fault.dropped());
    assertThatThrownBy(() -> client.xero("Invoices?page=1"))
        .isInstanceOf(UncheckedIOException.class);
    SANDBOX.faults().clear();

    assertThat(client.xero("Invoices?page=1").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseTheTokenInTheMiddleOfACrawl() {
    SANDBOX.faults().after(1, "Invoices", Fault.unauthorized());

    assertThat(client.xero("Invoices?page=1").statusCode()).isEqualTo(200);
    assertThat(client.xero("Invoices?page=2").statusCode()).isEqualTo(401);
    assertThat(client.xero("Invoices?page=2").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRepeatAPageForEver() {
    SANDBOX.faults().always("Invoices", Fault.firstPageForEver());

    JsonNode third = client.xeroJson("Invoices?page=3&pageSize=10");

    assertThat(third.path("Invoices"))
        .isEqualTo(client.xeroJson("Invoices?page=1&pageSize=10").path("Invoices"));
    assertThat(third.path("Invoices")).hasSize(10);
  }

  @Test
  void shouldChangeRowsWhileTheyArePaged() {
    UUID first =
        UUID.fromString(client.xeroJson("Invoices?page=1").at("/Invoices/0/InvoiceID").asText());
    SANDBOX
        .faults()
        .after(1, "Invoices", Fault.afterChange(() -> SANDBOX.books().edit(first, "changed")));

    List<String> crawled = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      crawled.addAll(
          client.xeroJson("Invoices?page=" + page + "&pageSize=10").findValuesAsText("InvoiceID"));
    }

    assertThat(crawled).hasSize(40);
    assertThat(crawled.stream().distinct()).as("one row twice, one never").hasSize(39);
  }

  @Test
  void shouldSkewTheServersClock() {
    SANDBOX.faults().once("Organisation", Fault.clockSkew(Duration.ofHours(3)));

    assertThat(client.xero("Organisation").body())
        .contains(
            "\"DateTimeUTC\":\"\\/Date("
                + Instant.parse("2025-07-01T03:00:00Z").toEpochMilli()
                + ")\\/\"");
  }

  @Test
  void shouldComeLate() {
    SANDBOX.faults().once("Organisation", Fault.late(Duration.ofMillis(30)));

    long start = System.nanoTime();
    assertThat(client.xero("Organisation").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(29));
  }

  @ParameterizedTest
  @EnumSource(Poison.class)
  void shouldPoisonTheFirstRecordAndNoOther(Poison poison) {
    JsonNode sound = client.xeroJson("Invoices?page=1").path("Invoices");
    SANDBOX.faults().once("Invoices", Fault.poisoned(poison));
    JsonNode poisoned = client.xeroJson("Invoices?page=1").path("Invoices");

    assertThat(poisoned).hasSameSizeAs(sound);
    assertThat(poisoned.get(0)).isNotEqualTo(sound.get(0));
    assertThat(poisoned.get(1)).isEqualTo(sound.get(1));
  }

  @Test
  void shouldPoisonPracticeManagersXmlToo() {
    SANDBOX
        .faults()
        .once(
            "time.api", Fault.rewritten(xml -> xml.replaceFirst("<Minutes>[^<]*", "<Minutes>abc")));

    assertThat(client.xpm("time.api/list?from=20240701&to=20250630").body())
        .containsOnlyOnce("<Minutes>abc</Minutes>");
  }

  @Test
  void shouldGoWrongByChanceAlikeForTheSameSeed() {
    assertThat(statuses(4)).isEqualTo(statuses(4)).contains(200, 502, 504);
    assertThat(statuses(5)).isNotEqualTo(statuses(4));
  }

  @Test
  void shouldEndEveryTokenAtOnce() {
    SANDBOX.expireTokens();

    assertThat(client.xero("Organisation").statusCode()).isEqualTo(401);
    assertThat(new Client(SANDBOX).xero("Organisation").statusCode()).isEqualTo(200);
  }

  private List<Integer> statuses(long seed) {
    SANDBOX.faults().randomly(seed, 40, List.of(Fault.badGateway(), Fault.gatewayTimeout()));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      statuses.add(client.xero("Organisation").statusCode());
    }
    SANDBOX.faults().clear();
    return statuses;
  }
}
