package io.xeropulse.quickstart;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the data come from: a sandbox of our own, or a Xero and XPM that already run. */
final class Practice implements AutoCloseable {
  private static final String SANDBOX_CLIENT_ID = "sandbox-client";
  private static final String SANDBOX_CLIENT_SECRET = "sandbox-secret";
  private static final Retries SANDBOX_RETRIES =
      new Retries(2, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(60));
  private static final LocalDate SAMPLE_DATE = LocalDate.of(2025, 6, 30);

  private final @Nullable Sandbox sandbox;
  private final String description;
  private final PracticeFiles files;
  private final Optional<LocalDate> sampleDate;
  private final XeroClient client;
  private final XpmOptions xpmOptions;
  private @Nullable List<XeroConnection> connections;

  private Practice(
      @Nullable Sandbox sandbox,
      String description,
      PracticeFiles files,
      Optional<LocalDate> sampleDate,
      XeroClient client,
      XpmOptions xpmOptions) {
    this.sandbox = sandbox;
    this.description = description;
    this.files = files;
    this.sampleDate = sampleDate;
    this.client = client;
    this.xpmOptions = xpmOptions;
  }

  static Practice open(QuickstartOptions options, InstantSource clock) {
    XpmOptions xpm = XpmOptions.of(clock, options.zone);
    if (options.xeroUrl != null) {
      PracticeFiles files =
          options.fixtures == null ? PracticeFiles.NONE : PracticeFiles.of(options.fixtures);
      XeroClient client =
          client(
              options.xeroUrl,
              Objects.requireNonNullElse(options.clientId, SANDBOX_CLIENT_ID),
              Objects.requireNonNullElse(options.clientSecret, SANDBOX_CLIENT_SECRET),
              clock);
      return new Practice(null, options.xeroUrl.toString(), files, Optional.empty(), client, xpm);
    }
    Sandbox.Builder builder = Sandbox.builder();
    boolean sample = options.fixtures == null;
    if (sample) {
      builder.seed(options.seed).invoices(options.invoices).jobs(options.jobs).asAt(SAMPLE_DATE);
    } else {
      builder.fixtures(Objects.requireNonNull(options.fixtures));
    }
    Sandbox sandbox = builder.start();
    XeroClient client =
        client(
            sandbox.baseUrl(),
            Objects.requireNonNullElse(options.clientId, sandbox.clientId()),
            Objects.requireNonNullElse(options.clientSecret, sandbox.clientSecret()),
            clock);
    String description =
        sample
            ? "sample (seed %d, %d invoices, %d jobs) at %s"
                .formatted(options.seed, options.invoices, options.jobs, sandbox.baseUrl())
            : "%s at %s".formatted(options.fixtures, sandbox.baseUrl());
    PracticeFiles files = new PracticeFiles(sandbox.rateCardCsv(), sandbox.teamsCsv());
    Optional<LocalDate> sampleDate = sample ? Optional.of(SAMPLE_DATE) : Optional.empty();
    return new Practice(sandbox, description, files, sampleDate, client, xpm);
  }

  private static XeroClient client(URI base, String id, String secret, InstantSource clock) {
    XeroClient.Builder builder =
        XeroClient.builder(id, secret).endpoints(XeroEndpoints.at(base)).clock(clock);
    if (!isXero(base)) {
      // A sandbox may be asked as fast as it answers, and whoever mistypes its address need not
      // wait.
      builder.rateLimits(RateLimits.unlimited()).retries(SANDBOX_RETRIES);
    }
    return builder.build();
  }

  private static boolean isXero(URI base) {
    String host = Objects.requireNonNullElse(base.getHost(), "");
    return host.equals("xero.com") || host.endsWith(".xero.com");
  }

  String description() {
    return description;
  }

  /** The sample's own as-at date; empty for a practice that is not ours. */
  Optional<LocalDate> sampleDate() {
    return sampleDate;
  }

  List<RateCardEntry> rateCard() {
    return files.rateCard();
  }

  Map<String, String> teams() {
    return files.teams();
  }

  List<SourceConnector> sources() {
    XeroConnection accounting = connection("ORGANISATION");
    XeroConnection practiceManager = connection("PRACTICEMANAGER");
    return List.of(
        client.source(accounting),
        XpmSource.create(client.transport(), practiceManager.tenantId(), xpmOptions));
  }

  /** The same tenant gives the same organization in every run. */
  OrganizationId organization() {
    String tenant = "xero:" + connection("ORGANISATION").tenantId();
    return new OrganizationId(UUID.nameUUIDFromBytes(tenant.getBytes(StandardCharsets.UTF_8)));
  }

  private XeroConnection connection(String tenantType) {
    if (connections == null) {
      connections = client.connections();
    }
    return connections.stream()
        .filter(connection -> connection.tenantType().equals(tenantType))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "No connection of type %s is granted to this client; connect it in Xero and run again"
                        .formatted(tenantType)));
  }

  @Override
  public void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
