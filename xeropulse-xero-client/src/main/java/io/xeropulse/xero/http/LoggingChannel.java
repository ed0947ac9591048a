package io.xeropulse.xero.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says each call and how it went; values of the query, headers and bodies are never said. */
final class LoggingChannel implements Channel {
  private static final Logger log = LoggerFactory.getLogger(LoggingChannel.class);

  private final Channel next;

  LoggingChannel(Channel next) {
    this.next = next;
  }

  @Override
  public Answer send(Call call) {
    long start = System.nanoTime();
    ApiRequest request = call.request();
    try {
      Answer answer = next.send(call);
      log.debug(
          "organization={} {} status={} bytes={} millis={} correlation={}",
          request.organization(),
          request,
          answer.status(),
          answer.wireBytes(),
          millisSince(start),
          answer.response().correlationId().orElse("-"));
      return answer;
    } catch (RuntimeException failure) {
      log.debug(
          "organization={} {} failed millis={} error={}",
          request.organization(),
          request,
          millisSince(start),
          failure.getClass().getSimpleName());
      throw failure;
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
