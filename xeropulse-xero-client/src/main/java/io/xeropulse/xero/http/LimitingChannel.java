package io.xeropulse.xero.http;

import java.time.Instant;

/** Lets a call through only when the limits allow it, and learns from its answer. */
final class LimitingChannel implements Channel {
  private final Channel next;
  private final RateLimiter limiter;

  LimitingChannel(Channel next, RateLimiter limiter) {
    this.next = next;
    this.limiter = limiter;
  }

  @Override
  public Answer send(Call call) {
    Instant started = limiter.acquire(call.request());
    ApiResponse response = null;
    try {
      Answer answer = next.send(call);
      response = answer.response();
      return answer;
    } finally {
      limiter.release(call.request(), started, response);
    }
  }
}
