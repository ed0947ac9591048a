package io.xeropulse.xero.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimiterTest {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Instant now = START;

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 200 : 10;
    System.out.println("RateLimiterTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldUseAnHourAlmostFullyWithoutOneRefusal(long seed) {
    Random random = new Random(seed);
    RateLimiter limiter = limiter(RateLimits.xero());
    Server server = new Server(START.minusMillis(random.nextInt(60_000)), 0);

    int calls = 0;
    while (now.isBefore(START.plus(Duration.ofHours(1)))) {
      Instant started = limiter.acquire(request("t"));
      now = now.plusMillis(20 + random.nextInt(300));
      ApiResponse answer = server.answer(now);
      now = now.plusMillis(20 + random.nextInt(300));
      limiter.release(request("t"), started, answer);
      calls++;
    }

    assertThat(server.refused).as("refusals, seed %d", seed).isZero();
    assertThat(calls).as("calls in an hour, seed %d", seed).isGreaterThanOrEqualTo(3_420);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGiveWayToOthersWhoShareTheTenantsMinute(long seed) {
    Random random = new Random(seed);
    RateLimiter limiter = limiter(RateLimits.xero());
    Server server = new Server(START.minusMillis(random.nextInt(60_000)), 25);

    for (int calls = 0; calls < 600; calls++) {
      Instant started = limiter.acquire(request("t"));
      now = now.plusMillis(50 + random.nextInt(400));
      limiter.release(request("t"), started, server.answer(now));
    }

    assertThat(server.refused).as("refusals, seed %d", seed).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldUseTheHourAlmostFullyAlsoWithFiveSlowCallsAtOnce(long seed) {
    Random random = new Random(seed);
    Server server = new Server(START.minusMillis(random.nextInt(60_000)), 0);
    SlowCalls inFlight = new SlowCalls();
    RateLimiter limiter =
        RateLimiter.create(
            RateLimits.xero(), () -> now, wait -> inFlight.passUntil(now.plus(wait)));
    inFlight.limiter = limiter;

    int calls = 0;
    while (now.isBefore(START.plus(Duration.ofHours(1)))) {
      while (inFlight.size() == 5) {
        inFlight.passUntil(inFlight.firstAnswer());
      }
      Instant started = limiter.acquire(request("t"));
      Instant arrival = now.plusMillis(random.nextInt(100));
      inFlight.add(started, server.answer(arrival), arrival.plusMillis(random.nextInt(4_000)));
      inFlight.passUntil(arrival);
      calls++;
    }

    assertThat(server.refused).as("refusals, seed %d", seed).isZero();
    assertThat(calls).as("calls in an hour, seed %d", seed).isGreaterThanOrEqualTo(3_420);
  }

  /** Calls that are answered at their own times, whatever else the clock is driven by. */
  private final class SlowCalls {
    private record Slow(Instant started, ApiResponse answer, Instant answeredAt) {}

    private final PriorityQueue<Slow> calls =
        new PriorityQueue<>(Comparator.comparing(Slow::answeredAt));
    private RateLimiter limiter;

    void add(Instant started, ApiResponse answer, Instant answeredAt) {
      calls.add(new Slow(started, answer, answeredAt));
    }

    int size() {
      return calls.size();
    }

    Instant firstAnswer() {
      return calls.element().answeredAt();
    }

    void passUntil(Instant instant) {
      while (!calls.isEmpty() && !firstAnswer().isAfter(instant)) {
        Slow answered = calls.remove();
        now = answered.answeredAt().isAfter(now) ? answered.answeredAt() : now;
        limiter.release(request("t"), answered.started(), answered.answer());
      }
      now = instant.isAfter(now) ? instant : now;
    }
  }

  @Test
  void shouldUseTheWholeMinuteAgainOnceTheOthersAreGone() {
    RateLimiter limiter = limiter(RateLimits.xero());
    call(limiter, "t", Map.of("X-MinLimit-Remaining", "0"));
    assertThat(now).isEqualTo(START);
    call(limiter, "t", Map.of("X-MinLimit-Remaining", "58"));
    assertThat(now).isEqualTo(START.plusSeconds(60));

    now = now.plus(Duration.ofMinutes(10));
    Instant alone = now;
    for (int i = 0; i < 60; i++) {
      call(limiter, "t", Map.of("X-MinLimit-Remaining", Integer.toString(59 - i)));
    }
    assertThat(now).isEqualTo(alone);
  }

  @Test
  void shouldNotLetOneTenantWaitForAnother() {
    RateLimiter limiter = limiter(new RateLimits(5, 1, 100, 100));
    call(limiter, "a", null);

    call(limiter, "b", null);

    assertThat(now).isEqualTo(START);
    call(limiter, "a", null);
    assertThat(now).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void shouldKeepTheAppsLimitOverAllTenants() {
    RateLimiter limiter = limiter(new RateLimits(5, 60, 5_000, 3));
    for (String tenant : List.of("a", "b", "c")) {
      call(limiter, tenant, null);
    }
    assertThat(now).isEqualTo(START);

    call(limiter, "d", null);

    assertThat(now).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void shouldNeverHaveMoreInFlightThanAllowed() throws Exception {
    RateLimiter limiter =
        limiter(new RateLimits(5, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch five = new CountDownLatch(5);
    ExecutorService pool = Executors.newFixedThreadPool(32);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        calls.add(
            pool.submit(
                () -> {
                  Instant started = limiter.acquire(request("t"));
                  most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                  five.countDown();
                  awaitQuietly(five);
                  inFlight.decrementAndGet();
                  limiter.release(request("t"), started, null);
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(most).hasValue(5);
  }

  @Test
  void shouldEndAtOnceWhenTheDaysBudgetIsSpentAndResumeTheNextDay() {
    RateLimiter limiter = limiter(RateLimits.xero().withPerDay(2));
    call(limiter, "t", null);
    call(limiter, "t", null);

    assertThatThrownBy(() -> limiter.acquire(request("t")))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            spent -> assertThat(spent.resumeAt()).isEqualTo("2026-03-02T00:00:00Z"))
        .hasMessageContaining(ORGANIZATION.toString());
    assertThat(now).isEqualTo(START);
    call(limiter, "other", null);

    now = Instant.parse("2026-03-02T00:00:00Z");
    call(limiter, "t", null);
  }

  @Test
  void shouldLearnTheDaysBudgetFromAnswers() {
    RateLimiter limiter = limiter(RateLimits.xero());
    call(limiter, "t", Map.of("X-DayLimit-Remaining", "1"));
    call(limiter, "t", Map.of("X-DayLimit-Remaining", "0"));

    assertThatThrownBy(() -> limiter.acquire(request("t"))).isInstanceOf(RateLimitException.class);
  }

  @Test
  void shouldBelieveAnswersThatLeaveMoreThanConfigured() {
    RateLimiter limiter = limiter(RateLimits.xero().withPerDay(1));
    call(limiter, "t", Map.of("X-DayLimit-Remaining", "4999"));

    call(limiter, "t", null);

    assertThat(now).isEqualTo(START);
  }

  @Test
  void shouldHoldEveryCallOfATenantWhileXeroSaysWait() {
    RateLimiter limiter = limiter(RateLimits.xero());
    Instant started = limiter.acquire(request("t"));
    limiter.release(
        request("t"),
        started,
        new ApiResponse(
            429, Map.of("X-Rate-Limit-Problem", "minute", "Retry-After", "17"), new byte[0]));

    call(limiter, "t", null);

    assertThat(now).isEqualTo(START.plusSeconds(17));
  }

  @Test
  void shouldStopWaitingWhenCancelled() {
    RateLimiter limiter = limiter(RateLimits.xero());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> limiter.acquire(request("t")))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("cancelled");
    assertThat(Thread.interrupted()).isTrue();
    call(limiter, "t", null);
  }

  @Test
  void shouldRefuseALimitBelowOne() {
    assertThatThrownBy(() -> new RateLimits(0, 60, 1, 1))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  private RateLimiter limiter(RateLimits limits) {
    return RateLimiter.create(limits, () -> now, wait -> now = now.plus(wait));
  }

  private void call(RateLimiter limiter, String tenant, Map<String, String> headers) {
    Instant started = limiter.acquire(request(tenant));
    limiter.release(
        request(tenant),
        started,
        headers == null ? null : new ApiResponse(200, headers, new byte[0]));
  }

  private static ApiRequest request(String tenant) {
    return ApiRequest.builder(ORGANIZATION, "xero/x", "/x").tenantId(tenant).build();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refuses by fixed minutes of some phase and by the last 60 seconds alike. */
  private static final class Server {
    private final Instant phase;
    private final int takenByOthers;
    private final Map<Long, Integer> fixed = new HashMap<>();
    private final ArrayDeque<Instant> rolling = new ArrayDeque<>();
    private int refused;

    Server(Instant phase, int takenByOthers) {
      this.phase = phase;
      this.takenByOthers = takenByOthers;
    }

    ApiResponse answer(Instant arrival) {
      long minute = Duration.between(phase, arrival).toMinutes();
      int used = fixed.merge(minute, 1, Integer::sum) + takenByOthers;
      while (!rolling.isEmpty() && rolling.getFirst().plusSeconds(60).isBefore(arrival)) {
        rolling.removeFirst();
      }
      rolling.addLast(arrival);
      if (used > 60 || rolling.size() > 60) {
        refused++;
      }
      return new ApiResponse(
          200, Map.of("X-MinLimit-Remaining", Integer.toString(60 - used)), new byte[0]);
    }
  }
}
