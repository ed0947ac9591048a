package io.xeropulse.xero.http;

import io.xeropulse.core.SourceUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Spares a tenant that keeps failing: for a while its calls end at once, those too that a retry
 * above would have made, so that retries of several layers do not multiply.
 */
final class BreakingChannel implements Channel {
  private static final int FAILURES_TO_OPEN = 5;
  private static final Duration OPEN_FOR = Duration.ofSeconds(60);

  private final Channel next;
  private final InstantSource clock;
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  BreakingChannel(Channel next, InstantSource clock) {
    this.next = next;
    this.clock = clock;
  }

  @Override
  public Answer send(Call call) {
    ApiRequest request = call.request();
    CircuitBreaker breaker =
        breakers.computeIfAbsent(
            request.tenantId() == null ? "" : request.tenantId(),
            first -> new CircuitBreaker(FAILURES_TO_OPEN, OPEN_FOR, clock));
    Duration wait = breaker.wait(clock.instant());
    if (!wait.isZero()) {
      throw new SourceUnavailableException(
          "%s of organization %s was not sent, because its last %d calls failed; it is tried again after %d s"
              .formatted(request, request.organization(), FAILURES_TO_OPEN, wait.toSeconds()),
          wait);
    }
    try {
      Answer answer = next.send(call);
      breaker.succeeded();
      return answer;
    } catch (SourceUnavailableException failure) {
      breaker.failed();
      throw failure;
    }
  }
}
