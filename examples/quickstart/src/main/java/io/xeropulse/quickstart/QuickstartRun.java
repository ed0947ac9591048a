package io.xeropulse.quickstart;

import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.warehouse.Organization;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.XeroPulse;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** One run: connect, migrate, sync, sync again, serve. */
final class QuickstartRun {
  private static final List<Trigger> PASSES =
      List.of(new Trigger.StartUp(), Trigger.Manual.incremental());

  private final QuickstartOptions options;
  private final PrintStream out;
  private final InstantSource clock = InstantSource.system();

  QuickstartRun(QuickstartOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Whether every entity was read and loaded. */
  boolean run() {
    DashboardAccess.requireKey();
    try (Practice practice = Practice.open(options);
        Database database = Database.open(options.databaseUrl)) {
      List<RateCardEntry> rates = practice.rateCard();
      Map<String, String> teams = practice.teams();
      out.printf("Practice   %s%nDatabase   %s%n", practice.description(), database.description());
      out.printf("Migrations %d applied%n", Warehouse.create(database.server()).migrate());
      try (XeroPulse pulse =
          XeroPulse.builder(database.pool())
              .validating()
              .source(practice.app())
              .listener(new ProgressPrinter(out))
              .recovery(practice.recovery())
              .build()) {
        Organization organization = pulse.open(practice.organization(), settings());
        organization.replaceRateCard(rates);
        organization.replaceTeams(teams);
        Figures figures = new Figures(organization, asAt(practice));
        if (!synced(organization, figures)) {
          return false;
        }
        DashboardAccess access =
            DashboardAccess.of(pulse.warehouse(), organization.id(), options.metabaseUrl, clock);
        new SummaryPrinter(out).print(figures, access);
        JsonReport.write(options.json, figures, access);
        out.printf("%nJSON report: %s%n", options.json.toAbsolutePath());
        return true;
      }
    }
  }

  private boolean synced(Organization organization, Figures figures) {
    for (Trigger trigger : PASSES) {
      out.printf("%nPass %d (%s)%n", figures.passes().size() + 1, trigger.name());
      SyncReport report = organization.sync(trigger, figures.asAt());
      if (!complete(report)) {
        printFailure(report);
        return false;
      }
      figures.add(report);
    }
    return true;
  }

  private LocalDate asAt(Practice practice) {
    if (options.asAt != null) {
      return options.asAt;
    }
    return practice
        .sampleDate()
        .orElseGet(() -> ZonedDateTime.ofInstant(clock.instant(), options.zone).toLocalDate());
  }

  private SyncSettings settings() {
    SyncSettings settings = SyncSettings.in(options.zone);
    return options.baseCurrency == null
        ? settings
        : settings.booksIn(options.baseCurrency.getCurrencyCode());
  }

  /**
   * Whether nothing is left to be read or published; what is in quarantine is shown, not hidden.
   */
  private static boolean complete(SyncReport report) {
    return report.remaining() == Remaining.NOTHING
        && report.entities().stream()
            .allMatch(e -> e.status() == SyncStatus.COMPLETED || e.status() == SyncStatus.PARTIAL);
  }

  private void printFailure(SyncReport report) {
    out.printf(
        "%nThe sync did not complete (%s); no figures are reported.%n", report.status().word());
    if (report.error() != null) {
      out.println("  " + report.error());
    }
    for (EntityReport entity : report.entities()) {
      if (entity.error() != null) {
        out.printf("  %s: %s%n", entity.entity(), entity.error());
      }
    }
  }
}
