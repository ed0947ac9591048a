package io.xeropulse.authz.internal;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a service with a key that must reach nobody else: no redirect is followed, a call ends
 * within its time down to the last byte, and an answer has a bound. Thread-safe; the client is the
 * host's and is not closed.
 */
public final class KeyedHttp {
  private final HttpClient client;
  private final String service;
  private final Duration timeout;
  private final int largestAnswer;

  /**
   * Names the service.
   *
   * @param client the host's client
   * @param service its name, for messages
   * @param timeout the longest that a call may take, from connecting to the answer's last byte
   * @param largestAnswer in bytes
   * @throws InvalidConfigurationException if the client follows redirects
   */
  public KeyedHttp(HttpClient client, String service, Duration timeout, int largestAnswer) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new InvalidConfigurationException(
          "The HTTP client for %s must not follow redirects, since the key would go along"
              .formatted(service));
    }
    this.client = client;
    this.service = service;
    this.timeout = timeout;
    this.largestAnswer = largestAnswer;
  }

  /**
   * Makes a call.
   *
   * @param request what to ask
   * @return the answer, whatever its status
   * @throws SourceUnavailableException if the service cannot be reached or does not end in time
   * @throws MalformedResponseException if the answer is larger than the bound
   */
  public HttpResponse<byte[]> send(HttpRequest request) {
    BoundedBody body = new BoundedBody(largestAnswer); // no redirects, so there is one answer
    CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request, answer -> body);
    try {
      return call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SourceUnavailableException(
          "%s did not finish its answer within %s; try again later".formatted(service, timeout), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("The call of %s was interrupted".formatted(service), e);
    } catch (ExecutionException e) {
      throw failed(body, e.getCause() == null ? e : e.getCause());
    } finally {
      call.cancel(true);
    }
  }

  private RuntimeException failed(BoundedBody body, Throwable cause) {
    if (body.tooLarge()) {
      return new MalformedResponseException(
          "%s answered more than %d bytes; check what listens at its address"
              .formatted(service, largestAnswer),
          cause);
    }
    return cause instanceof IOException
        ? new SourceUnavailableException(
            "%s cannot be reached: check its address, or try again later".formatted(service), cause)
        : new IllegalStateException("The call of " + service + " failed", cause);
  }
}
