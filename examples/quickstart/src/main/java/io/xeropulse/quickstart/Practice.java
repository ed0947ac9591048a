package io.xeropulse.quickstart;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.RecoveryPolicy;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.XeroApp;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.PracticeManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
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
  private final OrganizationId organization;
  private final XeroApp app;
  private final boolean isXero;

  private Practice(
      @Nullable Sandbox sandbox,
      String description,
      PracticeFiles files,
      Optional<LocalDate> sampleDate,
      OrganizationId organization,
      XeroApp app,
      boolean isXero) {
    this.sandbox = sandbox;
    this.description = description;
    this.files = files;
    this.sampleDate = sampleDate;
    this.organization = organization;
    this.app = app;
    this.isXero = isXero;
  }

  static Practice open(QuickstartOptions options) {
    if (options.xeroUrl != null) {
      PracticeFiles files =
          options.fixtures == null ? PracticeFiles.NONE : PracticeFiles.of(options.fixtures);
      String id = Objects.requireNonNullElse(options.clientId, SANDBOX_CLIENT_ID);
      OrganizationId organization = organization(options.xeroUrl + " " + id);
      XeroApp app =
          app(
              organization,
              options.xeroUrl,
              id,
              Objects.requireNonNullElse(options.clientSecret, SANDBOX_CLIENT_SECRET));
      return new Practice(
          null,
          options.xeroUrl.toString(),
          files,
          Optional.empty(),
          organization,
          app,
          isXero(options.xeroUrl));
    }
    Sandbox.Builder builder = Sandbox.builder();
    boolean sample = options.fixtures == null;
    if (sample) {
      builder.seed(options.seed).invoices(options.invoices).jobs(options.jobs).asAt(SAMPLE_DATE);
    } else {
      builder.fixtures(Objects.requireNonNull(options.fixtures));
    }
    Sandbox sandbox = builder.start();
    OrganizationId organization = organization(sandbox.xeroTenantId());
    XeroApp app =
        app(
            organization,
            sandbox.baseUrl(),
            Objects.requireNonNullElse(options.clientId, sandbox.clientId()),
            Objects.requireNonNullElse(options.clientSecret, sandbox.clientSecret()));
    String description =
        sample
            ? "sample (seed %d, %d invoices, %d jobs) at %s"
                .formatted(options.seed, options.invoices, options.jobs, sandbox.baseUrl())
            : "%s at %s".formatted(options.fixtures, sandbox.baseUrl());
    PracticeFiles files = new PracticeFiles(sandbox.rateCardCsv(), sandbox.teamsCsv());
    Optional<LocalDate> sampleDate = sample ? Optional.of(SAMPLE_DATE) : Optional.empty();
    return new Practice(sandbox, description, files, sampleDate, organization, app, false);
  }

  private static XeroApp app(OrganizationId organization, URI base, String id, String secret) {
    XeroApp.Builder app =
        XeroApp.customConnection(organization, AppCredentials.of(id, secret))
            .reading(PracticeManager.standard())
            .endpoints(XeroEndpoints.at(base));
    if (!isXero(base)) {
      // A sandbox may be asked as fast as it answers.
      app.rateLimits(RateLimits.unlimited()).retries(SANDBOX_RETRIES);
    }
    return app.build();
  }

  /** The same practice gives the same organization in every run. */
  private static OrganizationId organization(String practice) {
    byte[] name = ("xero:" + practice).getBytes(StandardCharsets.UTF_8);
    return new OrganizationId(UUID.nameUUIDFromBytes(name));
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

  /** What it is read through. */
  XeroApp app() {
    return app;
  }

  /** When what fails is tried again: whoever mistypes a sandbox's address need not wait. */
  RecoveryPolicy recovery() {
    RecoveryPolicy standard = RecoveryPolicy.standard(new SplittableRandom());
    return isXero ? standard : standard.withAttempts(1);
  }

  OrganizationId organization() {
    return organization;
  }

  @Override
  public void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
