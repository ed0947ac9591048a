package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.schedule.InProcessScheduler;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL ends the connections that publish, on a Friday evening: figures come as soon as it
 * lets them, without reading anything again, and until then nobody is told that they are fresh.
 */
class PublicationOutageTest {
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

  /** A Friday, 17:55 in Sydney, after the last run of the day. */
  private static final Instant FRIDAY = Instant.parse("2025-07-04T07:55:00Z");

  private static final int ATTEMPTS = 5;

  private final DrivenClock clock = DrivenClock.at(FRIDAY);
  private final List<SyncReport> reports = new ArrayList<>();

  /** How often a publication is killed: within a session, within the next ones, for hours. */
  static IntStream kills() {
    return Boolean.getBoolean("xeropulse.proof")
        ? IntStream.of(1, 4, 5, 6, 9, 10, 11, 100)
        : IntStream.of(4, 6);
  }

  @ParameterizedTest(name = "{0} kills")
  @MethodSource("kills")
  void shouldPublishAsSoonAsTheDatabaseLetsIt(int kills) {
    OrganizationId organization = new OrganizationId(new UUID(24, kills));
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    killPublications(database, kills);
    try (HikariDataSource pool = new HikariDataSource();
        Sandbox sandbox = Sandbox.builder().seed(24).invoices(15).jobs(2).clock(clock).start()) {
      pool.setDataSource(database);
      Warehouse warehouse = Warehouse.builder(pool).clock(clock).build();
      Syncs syncs = new Syncs(warehouse, sandbox);
      InProcessScheduler scheduler =
          InProcessScheduler.builder(syncs, warehouse.syncHistory()::of).clock(clock).build();
      scheduler.add(organization);
      scheduler.runDue();
      long calls = sandbox.meter().total().calls();
      for (int session = 1; session <= kills / ATTEMPTS; session++) {
        SyncReport last = reports.get(reports.size() - 1);
        assertThat(last.status()).as("%s", last).isEqualTo(SyncStatus.PARTIAL);
        assertThat(last.remaining()).isEqualTo(Remaining.PUBLICATION);
        assertThat(last.error()).contains("57P01");
        assertThat(warehouse.reports().published(organization)).isEmpty();
        assertThat(health(warehouse, organization).state()).isEqualTo(SyncHealth.State.FAILING);
        assertThat(health(warehouse, organization).why()).contains("57P01");
        clock.advance(Duration.ofMinutes(5));
        scheduler.runDue();
      }

      SyncReport last = reports.get(reports.size() - 1);
      assertThat(last.status()).as("%s", last).isEqualTo(SyncStatus.COMPLETED);
      assertThat(last.error()).isNull();
      assertThat(warehouse.reports().published(organization).orElseThrow().sessionId())
          .isEqualTo(last.session().id());
      assertThat(health(warehouse, organization).state()).isEqualTo(SyncHealth.State.FRESH);
      assertThat(sandbox.meter().total().calls()).as("calls to publish").isEqualTo(calls);
      assertThat(reports).hasSize(1 + kills / ATTEMPTS);
      clock.advance(Duration.ofDays(2));
      assertThat(scheduler.runDue()).as("syncs on the weekend").isZero();
    }
  }

  private SyncHealth health(Warehouse warehouse, OrganizationId organization) {
    return SyncHealth.of(
        BusinessHours.in(ZONE), warehouse.syncHistory().of(organization), clock.instant());
  }

  /** PostgreSQL itself ends the backend, in the middle of the publication's transaction. */
  private static void killPublications(PGSimpleDataSource database, int kills) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createScript(
                        """
                        create schema faults;
                        create sequence faults.publications;
                        create function faults.kill() returns trigger
                        language plpgsql security definer as $$
                        begin
                          if nextval('faults.publications') <= %d then
                            perform pg_terminate_backend(pg_backend_pid());
                          end if;
                          return new;
                        end $$;
                        create trigger kills before insert or update on xeropulse.published
                          for each row execute function faults.kill();
                        """
                            .formatted(kills))
                    .execute());
  }

  private final class Syncs implements OrganizationSyncs {
    private final SteppedSync sync;

    Syncs(Warehouse warehouse, Sandbox sandbox) {
      this.sync = SteppedSync.of(warehouse, sandbox, clock, () -> {});
    }

    @Override
    public BusinessHours hours(OrganizationId organization) {
      return BusinessHours.in(ZONE);
    }

    @Override
    public SyncReport sync(
        OrganizationId organization, Trigger trigger, Cancellation cancellation) {
      SyncReport report =
          sync.run(
              organization,
              trigger,
              settings -> settings.pause((wait, ignored) -> clock.advance(Duration.ZERO)));
      reports.add(report);
      return report;
    }
  }
}
