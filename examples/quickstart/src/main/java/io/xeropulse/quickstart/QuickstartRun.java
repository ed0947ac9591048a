package io.xeropulse.quickstart;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

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
    try (Practice practice = Practice.open(options, clock);
        Database database = Database.open(options.databaseUrl)) {
      DashboardAccess.requireKey();
      practice.rateCard();
      practice.teams();
      out.printf("Practice   %s%nDatabase   %s%n", practice.description(), database.description());
      LocalDate asAt = asAt(practice);
      Warehouse warehouse =
          Warehouse.builder(database.pool())
              .clock(clock)
              .defaultBaseCurrency(options.baseCurrency.getCurrencyCode())
              .build();
      List<SourceConnector> sources = practice.sources();
      OrganizationId organization = practice.organization();
      out.printf("Migrations %d applied%n", Warehouse.create(database.server()).migrate());
      warehouse.practice().replaceRateCard(organization, practice.rateCard());
      warehouse.practice().replaceTeams(organization, practice.teams());
      SyncPipeline pipeline =
          SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
              .refresh(warehouse.publication())
              .listener(new ProgressPrinter(out))
              .build();
      Figures figures = new Figures(warehouse, organization, asAt);
      for (Trigger trigger : PASSES) {
        out.printf("%nPass %d (%s)%n", figures.passes().size() + 1, trigger.name());
        SyncReport report = pipeline.run(organization, settings(), sources, trigger, asAt);
        if (!complete(report)) {
          printFailure(report);
          return false;
        }
        figures.add(report);
      }
      DashboardAccess access =
          DashboardAccess.of(warehouse, organization, options.metabaseUrl, clock);
      new SummaryPrinter(out).print(figures, access);
      JsonReport.write(options.json, figures, access);
      out.printf("%nJSON report: %s%n", options.json.toAbsolutePath());
      return true;
    }
  }

  private LocalDate asAt(Practice practice) {
    if (options.asAt != null) {
      return options.asAt;
    }
    return practice
        .sampleDate()
        .orElseGet(() -> ZonedDateTime.ofInstant(clock.instant(), options.zone).toLocalDate());
  }

  private OrganizationSettings settings() {
    return new OrganizationSettings(options.baseCurrency.getCurrencyCode(), options.zone);
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
