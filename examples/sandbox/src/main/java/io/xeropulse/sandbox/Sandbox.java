package io.xeropulse.sandbox;

import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.control.Control;
import io.xeropulse.sandbox.control.ControlledClock;
import io.xeropulse.sandbox.control.Desk;
import io.xeropulse.sandbox.fault.Faults;
import io.xeropulse.sandbox.http.Egress;
import io.xeropulse.sandbox.http.HttpFront;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.sandbox.jobs.Timekeeper;
import io.xeropulse.sandbox.limit.Limits;
import io.xeropulse.sandbox.webhook.Webhooks;
import io.xeropulse.sandbox.xero.Quirk;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fake Xero and Practice Manager on a loopback port; thread-safe. */
public class Sandbox implements AutoCloseable {

  private final Builder settings;
  private final Sources sources;
  private final Meter meter = new Meter();
  private final Routes routes;
  private final Faults faults;
  private final Optional<Webhooks> webhooks;
  private final ControlledClock clock;
  private @Nullable HttpFront front;

  Sandbox(Builder settings) {
    this.settings = settings;
    this.clock = new ControlledClock(settings.clock);
    this.sources = Sources.of(settings, clock);
    this.routes = Routes.of(settings, sources, clock);
    this.faults = new Faults(routes);
    this.webhooks =
        sources
            .made()
            .map(
                made ->
                    new Webhooks(
                        made.books(), settings.webhookKey, xeroTenantId(), this::baseUrl, clock));
  }

  /**
   * Describes a sandbox; without more it serves the sample practice of seed 1 on any free port.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  synchronized void open() {
    if (front == null) {
      Entrance entrance =
          new Entrance(
              new Egress(faults, meter),
              settings.control ? Optional.of(new Control(desk())) : Optional.empty());
      front = new HttpFront(settings.port, entrance);
    }
  }

  /** What the control interface does, as "METHOD path". */
  Set<String> controlRoutes() {
    return new Control(desk()).routes();
  }

  private Desk desk() {
    return new Desk(
        this::facts,
        clock,
        faults,
        routes.limiter(),
        meter,
        this::expireTokens,
        () -> made().books(),
        this::books,
        this::work,
        this::truth,
        this::webhooks);
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("url", baseUrl().toString());
    facts.put("clientId", clientId());
    facts.put("clientSecret", clientSecret());
    facts.put("xeroTenantId", xeroTenantId());
    facts.put("xpmTenantId", xpmTenantId());
    facts.put("user", sources.person().email());
    facts.put("userName", sources.person().givenName() + " " + sources.person().familyName());
    facts.put("seed", String.valueOf(settings.seed));
    facts.put("asAt", settings.asAt.toString());
    return facts;
  }

  /**
   * Tells where it listens.
   *
   * @return the base URL of all its routes, without a slash at its end
   * @throws IllegalStateException if it is not running
   */
  public synchronized URI baseUrl() {
    if (front == null) {
      throw new IllegalStateException(
          "The sandbox is not running: use start(), or register it with @RegisterExtension");
    }
    return front.baseUrl();
  }

  /**
   * Tells the client id it accepts.
   *
   * @return the client id
   */
  public String clientId() {
    return settings.clientId;
  }

  /**
   * Tells the client secret it accepts.
   *
   * @return the secret
   */
  public String clientSecret() {
    return settings.clientSecret;
  }

  /**
   * Tells the Xero organisation's tenant id.
   *
   * @return the tenant id
   */
  public String xeroTenantId() {
    return sources.organisation().id().toString();
  }

  /**
   * Tells the practice's tenant id.
   *
   * @return the tenant id
   */
  public String xpmTenantId() {
    return sources.practice().id().toString();
  }

  /**
   * Reads the rate card the practice keeps beside Practice Manager.
   *
   * @return CSV: {@code staff_uuid,task_uuid,hourly_rate,valid_from,valid_to}
   */
  public String rateCardCsv() {
    return sources.rateCardCsv();
  }

  /**
   * Reads the teams the practice keeps beside Practice Manager.
   *
   * @return CSV: {@code staff_uuid,team}
   */
  public String teamsCsv() {
    return sources.teamsCsv();
  }

  /**
   * Reads what clients used.
   *
   * @return the meter, which goes on counting
   */
  public Meter meter() {
    return meter;
  }

  /**
   * Lets calls go wrong.
   *
   * @return the script, empty at first
   */
  public Faults faults() {
    return faults;
  }

  /** Ends every access token at once, as if half an hour had passed. */
  public void expireTokens() {
    routes.expireTokens();
  }

  /**
   * Changes the sample practice's books, as Xero's users would.
   *
   * @return the bookkeeper
   * @throws IllegalStateException if fixtures are served, which do not change
   */
  public Bookkeeper books() {
    return made().bookkeeper();
  }

  /**
   * Changes the sample practice's work, as Practice Manager's users would.
   *
   * @return the timekeeper
   * @throws IllegalStateException if fixtures are served, which do not change
   */
  public Timekeeper work() {
    return made().timekeeper();
  }

  /**
   * Tells the sample practice's true figures, to compare a client's with.
   *
   * @return the figures, which follow every change
   * @throws IllegalStateException if fixtures are served, of which the sandbox knows no figures
   */
  public Truth truth() {
    return made().truth();
  }

  /**
   * Tells a subscriber about changes.
   *
   * @return the webhooks, which send when asked to
   * @throws IllegalStateException if fixtures are served, which do not change
   */
  public Webhooks webhooks() {
    return webhooks.orElseThrow(Sandbox::noBooks);
  }

  private Sources.Made made() {
    return sources.made().orElseThrow(Sandbox::noBooks);
  }

  private static IllegalStateException noBooks() {
    return new IllegalStateException(
        "This sandbox serves fixtures: only the sample practice has books. Leave fixtures(…) out.");
  }

  /** Stops the server; doing it twice is fine. */
  @Override
  public synchronized void close() {
    if (front != null) {
      front.close();
      front = null;
    }
  }

  /** Describes a sandbox; not thread-safe. */
  public static final class Builder {

    int port;
    long seed = 1;
    int invoices = 400;
    int jobs = 60;
    int linesPerInvoice;
    Country country = Country.AU;
    String baseCurrency = "";
    LocalDate asAt = LocalDate.of(2025, 6, 30);
    InstantSource clock = InstantSource.system();
    int highVolumeThreshold = 100_000;
    boolean journals = true;
    String webhookKey = "sandbox-webhook-key";
    Limits limits = Limits.counted();
    Set<Quirk> quirks = EnumSet.of(Quirk.ENVELOPE, Quirk.UNDECLARED_FIELDS);
    boolean xpmErrorsUnder200;
    boolean enforceScopes = true;
    boolean granularScopesOnly;
    boolean control;
    String clientId = "sandbox-client";
    String clientSecret = "sandbox-secret";
    @Nullable Path fixtures;

    private Builder() {}

    /**
     * Chooses the port.
     *
     * @param chosen the port; defaults to 0, any free one
     * @return this
     */
    public Builder port(int chosen) {
      port = chosen;
      return this;
    }

    /**
     * Serves a fixture directory instead of the sample practice.
     *
     * @param directory the directory, which holds xero/, xpm/, rate-card.csv, teams.csv
     * @return this
     */
    public Builder fixtures(Path directory) {
      fixtures = directory;
      return this;
    }

    /**
     * Chooses the sample practice; tenant ids follow it too.
     *
     * @param chosen the seed; defaults to 1
     * @return this
     */
    public Builder seed(long chosen) {
      seed = chosen;
      return this;
    }

    /**
     * Chooses the sample practice's size in Xero.
     *
     * @param count how many invoices and bills; defaults to 400
     * @return this
     */
    public Builder invoices(int count) {
      invoices = atLeastZero(count, "invoices");
      return this;
    }

    /**
     * Chooses how long invoices are.
     *
     * @param count how many lines each has; defaults to 0, one to five
     * @return this
     */
    public Builder linesPerInvoice(int count) {
      linesPerInvoice = atLeastZero(count, "linesPerInvoice");
      return this;
    }

    /**
     * Chooses the sample practice's size in Practice Manager.
     *
     * @param count how many jobs; defaults to 60
     * @return this
     */
    public Builder jobs(int count) {
      jobs = atLeastZero(count, "jobs");
      return this;
    }

    /**
     * Chooses the sample practice's last day.
     *
     * @param day the last day anything happened; defaults to 2025-06-30
     * @return this
     */
    public Builder asAt(LocalDate day) {
      asAt = day;
      return this;
    }

    /**
     * Chooses where the sample practice is: its tax rates, base currency, financial year, words.
     *
     * @param chosen the country; defaults to Australia
     * @return this
     */
    public Builder country(Country chosen) {
      country = chosen;
      return this;
    }

    /**
     * Chooses what the sample practice keeps its books in.
     *
     * @param code ISO 4217; defaults to the country's own
     * @return this
     * @throws IllegalArgumentException if there is no such currency
     */
    public Builder baseCurrency(String code) {
      if (Currency.getAvailableCurrencies().stream()
          .noneMatch(currency -> currency.getCurrencyCode().equals(code))) {
        throw new IllegalArgumentException(
            code + " is no currency: name it by its ISO 4217 code, such as EUR");
      }
      baseCurrency = code;
      return this;
    }

    /**
     * Scales Xero's high-volume threshold: above it filters without an index are refused.
     *
     * @param records how many records of one kind; defaults to 100,000
     * @return this
     */
    public Builder highVolumeThreshold(int records) {
      highVolumeThreshold = atLeastZero(records, "highVolumeThreshold");
      return this;
    }

    /**
     * Chooses whether the app may read the journals, which Xero sells apart.
     *
     * @param entitled whether it may; defaults to true; otherwise they answer 403
     * @return this
     */
    public Builder journals(boolean entitled) {
      journals = entitled;
      return this;
    }

    /**
     * Chooses whether a token lists and opens only what its scopes name.
     *
     * @param enforce whether it does; defaults to true; a token asked for without scopes opens all
     * @return this
     */
    public Builder enforceScopes(boolean enforce) {
      enforceScopes = enforce;
      return this;
    }

    /**
     * Chooses whether the app is one of March 2026 or later, to which broad scopes are refused.
     *
     * @param only whether it is; defaults to false
     * @return this
     */
    public Builder granularScopesOnly(boolean only) {
      granularScopesOnly = only;
      return this;
    }

    /**
     * Chooses whether everything that this class's methods do can be done over HTTP, too, below
     * {@code /sandbox}; {@code /sandbox/openapi.json} describes it. Whoever reaches the port may.
     *
     * @param open whether it can; defaults to false
     * @return this
     */
    public Builder control(boolean open) {
      control = open;
      return this;
    }

    /**
     * Chooses how Practice Manager's errors come.
     *
     * @param under200 whether under HTTP status 200, told by their Status only; defaults to false
     * @return this
     */
    public Builder xpmErrorsUnder200(boolean under200) {
      xpmErrorsUnder200 = under200;
      return this;
    }

    /**
     * Chooses where the Accounting API's JSON leaves its specification.
     *
     * @param chosen the deviations; defaults to those every live answer has, {@link Quirk#ENVELOPE}
     *     and {@link Quirk#UNDECLARED_FIELDS}
     * @return this
     */
    public Builder quirks(Quirk... chosen) {
      quirks = EnumSet.noneOf(Quirk.class);
      quirks.addAll(List.of(chosen));
      return this;
    }

    /**
     * Chooses the rate limits.
     *
     * @param chosen the limits; defaults to {@link Limits#counted()}, which refuses nothing
     * @return this
     */
    public Builder limits(Limits chosen) {
      limits = chosen;
      return this;
    }

    /**
     * Chooses the key that webhooks are signed with.
     *
     * @param key the key; defaults to {@code sandbox-webhook-key}
     * @return this
     */
    public Builder webhookKey(String key) {
      webhookKey = key;
      return this;
    }

    /**
     * Drives time: token expiry and the stamps in answers.
     *
     * @param source the clock; defaults to the system's
     * @return this
     */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /**
     * Chooses whom it knows.
     *
     * @param id the client id; defaults to {@code sandbox-client}
     * @param secret its secret; defaults to {@code sandbox-secret}
     * @return this
     */
    public Builder client(String id, String secret) {
      clientId = id;
      clientSecret = secret;
      return this;
    }

    /**
     * Makes a sandbox for {@code @RegisterExtension}: it runs from before the first test to after
     * the last one.
     *
     * @return the sandbox, not running yet
     */
    public Sandbox build() {
      return JUnitSandbox.of(this);
    }

    /**
     * Makes a sandbox and starts it.
     *
     * @return the running sandbox; close it when done
     * @throws io.xeropulse.sandbox.fixture.InvalidFixtureException if the fixtures cannot be served
     */
    public Sandbox start() {
      Sandbox sandbox = new Sandbox(this);
      sandbox.open();
      return sandbox;
    }

    private static int atLeastZero(int count, String name) {
      if (count < 0) {
        throw new IllegalArgumentException(name + " must not be negative, but was " + count);
      }
      return count;
    }
  }
}
