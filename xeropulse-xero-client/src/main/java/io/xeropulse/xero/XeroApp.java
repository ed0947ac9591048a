package io.xeropulse.xero;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.ClientCredentials;
import io.xeropulse.xero.auth.EncryptedTokenStore;
import io.xeropulse.xero.auth.Scopes;
import io.xeropulse.xero.auth.TokenSource;
import io.xeropulse.xero.auth.TokenVault;
import io.xeropulse.xero.http.Pause;
import io.xeropulse.xero.http.RateLimiter;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.TenantSource;
import io.xeropulse.xero.http.XeroEndpoints;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A host's Xero app as a system that organizations are read from: one HTTP client and one set of
 * limits for all of them. Immutable and thread-safe; it never closes the {@link OkHttpClient} that
 * it was given.
 */
public final class XeroApp implements SourceSystem.Factory {
  private final AppCredentials credentials;
  private final Access access;
  private final List<TenantSource> kinds;
  private final XeroEndpoints endpoints;
  private final RateLimits rateLimits;
  private final Retries retries;
  private final Optional<Scopes> scopes;
  private final OkHttpClient http;
  private final @Nullable String webhookKey;

  /** How an app is let in. */
  private sealed interface Access {
    /** By people's consents, whose tokens are sealed. */
    record Consented(TokenVault vault) implements Access {}

    /** By its secret alone, to one organization. */
    record Custom(OrganizationId organization) implements Access {}
  }

  private XeroApp(Builder builder) {
    this.credentials = builder.credentials;
    this.access = builder.access;
    this.kinds = List.copyOf(builder.kinds);
    this.endpoints = builder.endpoints;
    this.rateLimits = builder.rateLimits;
    this.retries = builder.retries;
    this.scopes = Optional.ofNullable(builder.scopes);
    this.http = builder.httpClient == null ? XeroClient.ownHttpClient() : builder.httpClient;
    this.webhookKey = builder.webhookKey;
  }

  /**
   * An app that people consent to, for any number of organizations.
   *
   * @param credentials the app's, as Xero's developer portal tells them
   * @param vault seals tokens before they are stored
   * @return a builder with every other setting at its default
   */
  public static Builder builder(AppCredentials credentials, TokenVault vault) {
    return new Builder(credentials, new Access.Consented(vault));
  }

  /**
   * A custom connection, which reads one organization and proves itself by client id and secret.
   *
   * @param organization the only organization that it is for
   * @param credentials the connection's client id and secret
   * @return a builder with every other setting at its default
   */
  public static Builder customConnection(OrganizationId organization, AppCredentials credentials) {
    return new Builder(credentials, new Access.Custom(organization));
  }

  @Override
  public SourceSystem open(SourceSystem.Stores stores) {
    RateLimiter limiter = RateLimiter.create(rateLimits, stores.clock(), Pause.real());
    Function<TokenSource, XeroClient> clients =
        tokens -> client(tokens, retries, limiter, stores.clock());
    TenantSources sources =
        new TenantSources(
            kinds,
            tokens -> client(tokens, Retries.none(), limiter, stores.clock()),
            stores.clock());
    if (access instanceof Access.Custom custom) {
      TokenSource tokens =
          ClientCredentials.create(
              http, endpoints.token(), credentials, scopes.orElse(Scopes.none()), stores.clock());
      return new CustomSystem(
          custom.organization(),
          credentials.clientId(),
          clients.apply(tokens),
          sources,
          stores,
          Optional.ofNullable(webhookKey));
    }
    return consented((Access.Consented) access, stores, clients, sources);
  }

  private XeroClient client(
      TokenSource tokens, Retries tries, RateLimiter limiter, InstantSource clock) {
    return XeroClient.builder(tokens)
        .endpoints(endpoints)
        .httpClient(http)
        .clock(clock)
        .rateLimiter(limiter)
        .retries(tries)
        .build();
  }

  private SourceSystem consented(
      Access.Consented consented,
      SourceSystem.Stores stores,
      Function<TokenSource, XeroClient> clients,
      TenantSources sources) {
    EncryptedTokenStore grants = EncryptedTokenStore.create(stores.grants(), consented.vault());
    XeroIdentity identity =
        XeroIdentity.builder(credentials, grants)
            .endpoints(endpoints)
            .httpClient(http)
            .scopes(scopes.orElseGet(this::scopesOfItsTenants))
            .clock(stores.clock())
            .build();
    GrantClients known = new GrantClients(grant -> clients.apply(identity.tokens(grant)));
    return new ConsentedSystem(
        identity, grants, stores, known, sources, Optional.ofNullable(webhookKey));
  }

  private Scopes scopesOfItsTenants() {
    return kinds.size() == 1 ? Scopes.granular().withoutPracticeManager() : Scopes.granular();
  }

  @Override
  public String toString() {
    return "XeroApp[" + credentials.clientId() + "]";
  }

  /** Configures an app. Not thread-safe. */
  public static final class Builder {
    private final AppCredentials credentials;
    private final Access access;
    private final List<TenantSource> kinds = new ArrayList<>(List.of(new Books()));
    private XeroEndpoints endpoints = XeroEndpoints.production();
    private RateLimits rateLimits = RateLimits.xero();
    private Retries retries = Retries.standard();
    private @Nullable Scopes scopes;
    private @Nullable OkHttpClient httpClient;
    private @Nullable String webhookKey;

    private Builder(AppCredentials credentials, Access access) {
      this.credentials = credentials;
      this.access = access;
    }

    /**
     * Reads one more kind of tenants, such as Practice Manager. Default: Xero organisations alone.
     *
     * @param kind what reads them
     * @return this builder
     */
    public Builder reading(TenantSource kind) {
      kinds.add(kind);
      return this;
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
     * Sets the limits. Default: {@link RateLimits#xero()}.
     *
     * @param rateLimits the limits that all organizations' calls keep together
     * @return this builder
     */
    public Builder rateLimits(RateLimits rateLimits) {
      this.rateLimits = rateLimits;
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
     * Sets what is asked for. Default: of people, what the kinds of tenants need; of a custom
     * connection, all that it was given.
     *
     * @param scopes the scopes
     * @return this builder
     */
    public Builder scopes(Scopes scopes) {
      this.scopes = scopes;
      return this;
    }

    /**
     * Sets what sends. Default: a client of its own, 10 s to connect, 60 s between bytes, 5 min for
     * a whole call.
     *
     * @param httpClient the host's client with its proxies, certificates and time-outs; never
     *     closed here
     * @return this builder
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Takes Xero's webhooks. Default: they are not taken.
     *
     * @param key the key that Xero's developer portal shows for the app's webhook
     * @return this builder
     */
    public Builder webhookKey(String key) {
      this.webhookKey = key;
      return this;
    }

    /**
     * Builds the app; nothing is asked yet.
     *
     * @return an immutable app
     */
    public XeroApp build() {
      return new XeroApp(this);
    }
  }
}
