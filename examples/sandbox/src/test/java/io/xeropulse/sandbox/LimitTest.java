package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Reply;
import io.xeropulse.sandbox.limit.Limits;
import io.xeropulse.sandbox.limit.RateLimiter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LimitTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-07-01T00:00:00Z"));

  @Test
  void shouldRefuseTheSixtyFirstCallOfAMinuteAndSayHowLongToWait() {
    try (Sandbox sandbox = start(Limits.xero())) {
      Client client = new Client(sandbox);
      HttpResponse<String> last = client.xero("Organisation");
      for (int i = 1; i < 60; i++) {
        last = client.xero("Organisation");
      }
      assertThat(last.statusCode()).isEqualTo(200);
      assertThat(header(last, "X-MinLimit-Remaining")).isEqualTo("0");

      HttpResponse<String> refused = client.xero("Organisation");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(header(refused, "X-Rate-Limit-Problem")).isEqualTo("minute");
      int wait = Integer.parseInt(header(refused, "Retry-After"));
      assertThat(wait).isBetween(1, 60);

      assertThat(client.xpm("staff.api/list").statusCode())
          .as("the other tenant has a minute of its own")
          .isEqualTo(200);
      now.set(now.get().plusSeconds(wait));
      assertThat(client.xero("Organisation").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseForTheRestOfTheDay() {
    try (Sandbox sandbox = start(new Limits(60, 3, 10_000, 5, true))) {
      Client client = new Client(sandbox);
      for (int i = 0; i < 3; i++) {
        assertThat(client.xero("Organisation").statusCode()).isEqualTo(200);
      }

      HttpResponse<String> refused = client.xero("Organisation");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(header(refused, "X-Rate-Limit-Problem")).isEqualTo("day");
      assertThat(header(refused, "X-DayLimit-Remaining")).isEqualTo("0");
      assertThat(Integer.parseInt(header(refused, "Retry-After"))).isPositive();
    }
  }

  @Test
  void shouldGiveANewDayAtTheTenantsOwnTimeOfDayAndNotBefore() {
    try (Sandbox sandbox = start(new Limits(60, 3, 10_000, 5, true))) {
      Client client = new Client(sandbox);
      for (int i = 0; i < 3; i++) {
        client.xero("Organisation");
      }
      int wait = Integer.parseInt(header(client.xero("Organisation"), "Retry-After"));
      assertThat(wait).isBetween(1, 86_400);

      now.set(now.get().plusSeconds(wait - 1L));
      Client later = new Client(sandbox);
      assertThat(later.xero("Organisation").statusCode()).as("a second before").isEqualTo(429);
      now.set(now.get().plusSeconds(1));
      HttpResponse<String> first = later.xero("Organisation");
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(header(first, "X-DayLimit-Remaining")).isEqualTo("2");
    }
  }

  @Test
  void shouldTellOfTheAppsMinuteOnlyWhereNoTenantIsCharged() {
    try (Sandbox sandbox = start(Limits.xero())) {
      Client client = new Client(sandbox);
      client.xero("Organisation");
      HttpResponse<String> connections = client.get("/connections");
      assertThat(header(connections, "X-AppMinLimit-Remaining")).isEqualTo("9999");
      assertThat(connections.headers().firstValue("X-MinLimit-Remaining")).isEmpty();
      assertThat(connections.headers().firstValue("X-DayLimit-Remaining")).isEmpty();
    }
  }

  @Test
  void shouldRefuseAnAppOverAllItsTenants() {
    try (Sandbox sandbox = start(new Limits(60, 5_000, 2, 5, true))) {
      Client client = new Client(sandbox);
      assertThat(client.xero("Organisation").statusCode()).isEqualTo(200);
      assertThat(client.xpm("staff.api/list").statusCode()).isEqualTo(200);

      HttpResponse<String> refused = client.xero("Organisation");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(header(refused, "X-Rate-Limit-Problem")).isEqualTo("appminute");
      assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
    }
  }

  @Test
  void shouldRefuseMoreThanFiveAtOnceWithoutSayingHowLongToWait() throws Exception {
    CountDownLatch inside = new CountDownLatch(5);
    CountDownLatch release = new CountDownLatch(1);
    RateLimiter limiter =
        new RateLimiter(
            call -> {
              inside.countDown();
              await(release);
              return Reply.empty(200);
            },
            Limits.xero(),
            now::get);
    List<CompletableFuture<Reply>> running = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      running.add(
          CompletableFuture.supplyAsync(
              () -> limiter.handle(call()), task -> new Thread(task).start()));
    }
    inside.await();

    Reply sixth = limiter.handle(call());

    release.countDown();
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.header("X-Rate-Limit-Problem")).hasValue("concurrent");
    assertThat(sixth.header("Retry-After")).isEmpty();
    for (CompletableFuture<Reply> call : running) {
      assertThat(call.get().status()).isEqualTo(200);
    }
    assertThat(limiter.handle(call()).status()).isEqualTo(200);
  }

  @Test
  void shouldOnlyCountByDefault() {
    try (Sandbox sandbox = start(Limits.counted())) {
      Client client = new Client(sandbox);
      for (int i = 0; i < 61; i++) {
        assertThat(client.xero("Organisation").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldStormOnRequest() {
    try (Sandbox sandbox = start(Limits.counted())) {
      sandbox.faults().times(3, "Invoices", Fault.tooManyRequests("minute", Duration.ofSeconds(7)));
      Client client = new Client(sandbox);

      for (int i = 0; i < 3; i++) {
        HttpResponse<String> refused = client.xero("Invoices?page=1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("7");
      }
      assertThat(client.xero("Invoices?page=1").statusCode()).isEqualTo(200);
    }
  }

  private Sandbox start(Limits limits) {
    return Sandbox.builder().invoices(1).jobs(1).clock(now::get).limits(limits).start();
  }

  private static Call call() {
    return Call.of("GET", "/api.xro/2.0/Organisation", Map.of("xero-tenant-id", "t"), "");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
