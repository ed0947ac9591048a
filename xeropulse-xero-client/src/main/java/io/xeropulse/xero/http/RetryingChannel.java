package io.xeropulse.xero.http;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Tries again what may go better a little later. */
final class RetryingChannel implements Channel {
  private static final double JITTER = 0.1;

  private final Channel next;
  private final Retries retries;
  private final Pause pause;
  private final RandomGenerator random;
  private final RetryPolicy<Answer> policy;

  RetryingChannel(Channel next, Retries retries, Pause pause, RandomGenerator random) {
    this.next = next;
    this.retries = retries;
    this.pause = pause;
    this.random = random;
    this.policy =
        RetryPolicy.<Answer>builder()
            .handleIf(this::worthAnotherTry)
            .withMaxAttempts(retries.attempts())
            .build();
  }

  @Override
  public Answer send(Call call) {
    return Failsafe.with(policy)
        .get(
            attempt -> {
              // Waiting is part of the attempt, so that the pause may be one that moves a clock.
              if (attempt.getLastException() instanceof XeroPulseException failure) {
                await(call.request(), delay(failure, attempt.getAttemptCount()));
              }
              return next.send(call);
            });
  }

  private void await(ApiRequest request, Duration wait) {
    try {
      if (!wait.isZero()) {
        pause.await(wait);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException(
          "%s of organization %s was cancelled while waiting to try again"
              .formatted(request, request.organization()),
          interrupted);
    }
  }

  private boolean worthAnotherTry(Throwable failure) {
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    if (failure instanceof RateLimitException limit) {
      return limit.retryAfter().orElse(Duration.ZERO).compareTo(retries.longestWait()) <= 0;
    }
    return failure instanceof SourceUnavailableException unavailable
        && unavailable.retryAfter().isEmpty();
  }

  /** How long to wait after the given attempt, counted from 1. */
  Duration delay(XeroPulseException failure, int attempt) {
    if (!(failure instanceof RateLimitException)) {
      return jittered(retries.errorDelay());
    }
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    Duration doubled = retries.limitDelay().multipliedBy(1L << Math.min(attempt - 1, 20));
    Duration capped =
        doubled.compareTo(retries.longestWait()) < 0 ? doubled : retries.longestWait();
    return jittered(asked.compareTo(capped) > 0 ? asked : capped);
  }

  private Duration jittered(Duration delay) {
    return delay.plusNanos((long) (delay.toNanos() * JITTER * random.nextDouble()));
  }
}
