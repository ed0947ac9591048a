package io.xeropulse.xero;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.accounting.AccountingApi;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.ClientCredentials;
import io.xeropulse.xero.auth.Scopes;
import io.xeropulse.xero.auth.TokenSource;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.HttpTransport;
import io.xeropulse.xero.http.Meter;
import io.xeropulse.xero.http.Pause;
import io.xeropulse.xero.http.RateLimiter;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xero.source.XeroSource;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Xero through one grant. Reads only: there is no way to write. Thread-safe. It never closes the
 * {@link OkHttpClient} it was given.
 */
public final class XeroClient {
  private final HttpTransport transport;

  private XeroClient(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Starts configuring a client for a custom connection, which proves itself by client id and
   * secret.
   *
   * @param clientId the app's identifier
   * @param clientSecret the app's secret
   * @return a builder with every other setting at its default
   * @throws io.xeropulse.core.InvalidConfigurationException if either is blank
   */
  public static Builder builder(String clientId, String clientSecret) {
    return new Builder(AppCredentials.of(clientId, clientSecret), null);
  }

  /**
   * Starts configuring a client for a grant whose tokens come from elsewhere, such as a person's
   * consent.
   *
   * @param tokens where tokens come from
   * @return a builder with every other setting at its default
   */
  public static Builder builder(TokenSource tokens) {
    return new Builder(null, tokens);
  }

  /**
   * The tenants that this grant reaches.
   *
   * @return the connections, in Xero's order
   * @throws io.xeropulse.core.XeroPulseException if Xero cannot be asked
   */
  public List<XeroConnection> connections() {
    return Connections.read(transport);
  }

  /**
   * The way to Xero, for reads that this client has no words for.
   *
   * @return the transport, shared by everything this client makes
   */
  public ApiTransport transport() {
    return transport;
  }

  /**
   * What calls have cost, by organization and entity.
   *
   * @return the meter, live
   */
  public Meter meter() {
    return transport.meter();
  }

  /**
   * A source for the sync pipeline.
   *
   * @param connection which tenant, one of {@link #connections()}
   * @return a thread-safe source that asks nothing until it is read
   */
  public XeroSource source(XeroConnection connection) {
    return XeroSource.create(transport, connection);
  }

  /**
   * Typed reads of one tenant's books.
   *
   * @param organization whose data; it appears in log lines, errors and the meter
   * @param connection which tenant, one of {@link #connections()}
   * @return the Accounting API of that tenant
   */
  public AccountingApi accounting(OrganizationId organization, XeroConnection connection) {
    return AccountingApi.create(transport, organization, connection.tenantId());
  }

  /**
   * Asks Xero for the organisation itself, which is free of egress, and says how that went. It
   * never throws for a failure of Xero's: that is what it reports.
   *
   * @param organization whose connection
   * @param connection which tenant
   * @return the state of the connection
   */
  public XeroHealth health(OrganizationId organization, XeroConnection connection) {
    return XeroHealth.check(accounting(organization, connection));
  }

  /** What sends where the host hands over nothing. */
  static OkHttpClient ownHttpClient() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(60))
        .callTimeout(Duration.ofMinutes(5))
        .build();
  }

  /** Configures a client. Not thread-safe. */
  public static final class Builder {
    private final @Nullable AppCredentials app;
    private final @Nullable TokenSource tokens;
    private XeroEndpoints endpoints = XeroEndpoints.production();
    private @Nullable OkHttpClient httpClient;
    private InstantSource clock = Clock.systemUTC();
    private RateLimits rateLimits = RateLimits.xero();
    private @Nullable RateLimiter rateLimiter;
    private Pause pause = Pause.real();
    private Retries retries = Retries.standard();
    private Scopes scopes = Scopes.none();
    private long maxBodyBytes = 64L * 1024 * 1024;
    private RandomGenerator random = RandomGenerator.getDefault();

    private Builder(@Nullable AppCredentials app, @Nullable TokenSource tokens) {
      this.app = app;
      this.tokens = tokens;
    }

    /**
     * Sets where Xero listens. Default: {@link XeroEndpoints#production()}.
     *
     * @param endpoints the addresses
     * @return this builder
     */
    public Builder endpoints(XeroEndpoints endpoints) {
      this.endpoints = endpoints;
      return this;
    }

    /**
     * Sets what sends. Default: a client of its own, 10 s to connect, 60 s between bytes, 5 min for
     * a whole call.
     *
     * @param httpClient the host's client with its proxies, certificates and timeouts; never closed
     *     here
     * @return this builder
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Sets where the time is read. Default: the system's clock.
     *
     * @param clock a source of instants
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Sets the limits. Default: {@link RateLimits#xero()}. Without effect beside {@link
     * #rateLimiter}.
     *
     * @param rateLimits the limits to keep
     * @return this builder
     */
    public Builder rateLimits(RateLimits rateLimits) {
      this.rateLimits = rateLimits;
      return this;
    }

    /**
     * Shares a limiter with the app's other clients. Default: one of its own, which is right as
     * long as the app has one grant.
     *
     * @param rateLimiter the limiter
     * @return this builder
     */
    public Builder rateLimiter(RateLimiter rateLimiter) {
      this.rateLimiter = rateLimiter;
      return this;
    }

    /**
     * Sets how threads wait for limits and between retries. Default: {@link Pause#real()}.
     *
     * @param pause the way to wait
     * @return this builder
     */
    public Builder pause(Pause pause) {
      this.pause = pause;
      return this;
    }

    /**
     * Sets what is tried again. Default: {@link Retries#standard()}.
     *
     * @param retries attempts and waits
     * @return this builder
     */
    public Builder retries(Retries retries) {
      this.retries = retries;
      return this;
    }

    /**
     * Sets what a custom connection asks for. Default: {@link Scopes#none()}, all that the app was
     * given.
     *
     * @param scopes the scopes
     * @return this builder
     */
    public Builder scopes(Scopes scopes) {
      this.scopes = scopes;
      return this;
    }

    /**
     * Sets the largest body that is read. Default: 64 MiB.
     *
     * @param maxBodyBytes decompressed size in bytes, at least 1 and below 2 GiB
     * @return this builder
     * @throws IllegalArgumentException if out of range
     */
    public Builder maxBodyBytes(long maxBodyBytes) {
      if (maxBodyBytes < 1 || maxBodyBytes >= Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("maxBodyBytes is out of range: " + maxBodyBytes);
      }
      this.maxBodyBytes = maxBodyBytes;
      return this;
    }

    /**
     * Sets what spreads retries. Default: the JDK's default generator.
     *
     * @param random a source of randomness
     * @return this builder
     */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /**
     * Builds the client; nothing is asked yet.
     *
     * @return an immutable client
     */
    public XeroClient build() {
      OkHttpClient http = httpClient == null ? ownHttpClient() : httpClient;
      RateLimiter limiter =
          rateLimiter == null ? RateLimiter.create(rateLimits, clock, pause) : rateLimiter;
      HttpTransport.Settings settings =
          new HttpTransport.Settings(
              endpoints.api(), limiter, retries, pause, maxBodyBytes, clock, random);
      return new XeroClient(HttpTransport.create(http, settings, tokenSource(http)));
    }

    private TokenSource tokenSource(OkHttpClient http) {
      if (tokens != null) {
        return tokens;
      }
      if (app == null) {
        throw new IllegalStateException("A client needs credentials or a token source");
      }
      return ClientCredentials.create(http, endpoints.token(), app, scopes, clock);
    }
  }
}
