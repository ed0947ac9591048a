package io.xeropulse.xero.http;

import io.xeropulse.core.SourceUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Spares a tenant that keeps failing: for a while its calls end at once. */
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
    if (!breaker.allows()) {
      throw new SourceUnavailableException(
          "%s of organization %s was not sent, because its last %d calls failed; it is tried again within %d s"
              .formatted(request, request.organization(), FAILURES_TO_OPEN, OPEN_FOR.toSeconds()));
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
