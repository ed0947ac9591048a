package io.xeropulse.xero.http;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.xero.auth.TokenSource;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/**
 * The transport over OkHttp, as layers of one job each: retry, break, judge the status, authorize,
 * limit, meter, log, send. Thread-safe. It never closes the client it was given.
 */
public final class HttpTransport implements ApiTransport {
  private final Channel channel;
  private final Meter meter;

  private HttpTransport(Channel channel, Meter meter) {
    this.channel = channel;
    this.meter = meter;
  }

  /**
   * Puts the layers together.
   *
   * @param client what sends; its pools and timeouts are used
   * @param settings everything else
   * @param tokens where tokens come from
   * @return a transport for one grant
   */
  public static HttpTransport create(OkHttpClient client, Settings settings, TokenSource tokens) {
    Meter meter = new Meter();
    Channel channel = new OkHttpChannel(client, settings.api(), settings.maxBodyBytes());
    channel = new LoggingChannel(channel);
    channel = new MeteringChannel(channel, meter);
    channel = new LimitingChannel(channel, settings.limiter());
    channel = new AuthorizingChannel(channel, tokens);
    channel = new StatusChannel(channel, settings.clock());
    channel = new BreakingChannel(channel, settings.clock());
    channel = new RetryingChannel(channel, settings.retries(), settings.pause(), settings.random());
    return new HttpTransport(channel, meter);
  }

  @Override
  public ApiResponse get(ApiRequest request) {
    return channel.send(new Channel.Call(request, null)).response();
  }

  @Override
  public ApiUsage usage(OrganizationId organization, String entity) {
    return meter.of(organization, entity).usage();
  }

  /**
   * The meter behind {@link #usage}, by entity and with decoded bytes.
   *
   * @return the meter, live
   */
  public Meter meter() {
    return meter;
  }

  /**
   * How a transport behaves. Immutable.
   *
   * @param api root of the API's addresses
   * @param limiter keeps the limits
   * @param retries what is tried again
   * @param pause how threads wait before they try again
   * @param maxBodyBytes largest body that is read, decompressed
   * @param clock where the time is read
   * @param random spreads retries
   */
  public record Settings(
      URI api,
      RateLimiter limiter,
      Retries retries,
      Pause pause,
      long maxBodyBytes,
      InstantSource clock,
      RandomGenerator random) {}
}
