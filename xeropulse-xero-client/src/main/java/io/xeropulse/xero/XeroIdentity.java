package io.xeropulse.xero;

import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.Consent;
import io.xeropulse.xero.auth.GrantTokenSource;
import io.xeropulse.xero.auth.GrantTokens;
import io.xeropulse.xero.auth.Scopes;
import io.xeropulse.xero.auth.TokenSource;
import io.xeropulse.xero.http.XeroEndpoints;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Connects people's organisations: consent, and the tokens of each grant. Thread-safe. */
public final class XeroIdentity {
  private final OkHttpClient http;
  private final AppCredentials app;
  private final XeroEndpoints endpoints;
  private final Scopes scopes;
  private final InstantSource clock;
  private final SecureRandom random;
  private final GrantStore<GrantTokens> store;

  private XeroIdentity(Builder builder) {
    this.http = builder.httpClient == null ? new OkHttpClient() : builder.httpClient;
    this.app = builder.app;
    this.endpoints = builder.endpoints;
    this.scopes = builder.scopes;
    this.clock = builder.clock;
    this.random = builder.random;
    this.store = builder.store;
  }

  /**
   * Starts configuring.
   *
   * @param app the app's credentials
   * @param store where tokens are kept, shared by all processes
   * @return a builder with every other setting at its default
   */
  public static Builder builder(AppCredentials app, GrantStore<GrantTokens> store) {
    return new Builder(app, store);
  }

  /**
   * The way to ask people for consent.
   *
   * @param redirect the host's page that the browser comes back to, as registered with Xero
   * @return a consent flow
   * @throws io.xeropulse.core.InvalidConfigurationException if Xero does not redirect there
   */
  public Consent consent(URI redirect) {
    Consent.Addresses addresses =
        new Consent.Addresses(
            endpoints.authorize(), endpoints.token(), endpoints.revocation(), redirect);
    return Consent.create(http, addresses, app, scopes, clock, random);
  }

  /**
   * A grant's tokens, for {@link XeroClient#builder(TokenSource)}. Keep one per grant: each spares
   * its threads the store.
   *
   * @param grant which, stored before the first use
   * @return a token source
   */
  public TokenSource tokens(GrantId grant) {
    return GrantTokenSource.create(http, endpoints.token(), app, store, grant, clock);
  }

  /** Configures an identity. Not thread-safe. */
  public static final class Builder {
    private final AppCredentials app;
    private final GrantStore<GrantTokens> store;
    private XeroEndpoints endpoints = XeroEndpoints.production();
    private Scopes scopes = Scopes.granular();
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private @Nullable OkHttpClient httpClient;

    private Builder(AppCredentials app, GrantStore<GrantTokens> store) {
      this.app = app;
      this.store = store;
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
     * Sets what is asked for. Default: {@link Scopes#granular()}.
     *
     * @param scopes the scopes
     * @return this builder
     */
    public Builder scopes(Scopes scopes) {
      this.scopes = scopes;
      return this;
    }

    /**
     * Sets what sends. Default: a client of its own with OkHttp's defaults.
     *
     * @param httpClient the host's client; never closed here
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
     * Sets where secrets come from. Default: the platform's generator.
     *
     * @param random a generator fit for secrets
     * @return this builder
     */
    public Builder random(SecureRandom random) {
      this.random = random;
      return this;
    }

    /**
     * Builds the identity; nothing is asked yet.
     *
     * @return an immutable identity
     */
    public XeroIdentity build() {
      return new XeroIdentity(this);
    }
  }
}
