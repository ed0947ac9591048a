package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.RecoveryPolicy;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.Publication;
import io.xeropulse.warehouse.report.ReceivablesReport;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever reads while a sync runs, or after one failed or died, sees the figures of one session
 * whole: those that were published last.
 */
class PublishedFiguresTest {
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");
  private static final int ROUNDS = 3;
  private static final int MOST_STEPS = 90;

  /** A page has four steps, so this comes by each of them. */
  private static final int READ_EVERY = PROOF ? 1 : 3;

  private static final Duration NONE = Duration.ZERO;
  private static final LocalDate LAST_DAY = SteppedSync.LAST_DAY;

  private static final HikariDataSource database = new HikariDataSource();

  private final Warehouse warehouse = Warehouse.builder(database).sweepLimitPercent(100).build();

  @BeforeAll
  static void openPool() {
    database.setDataSource(PostgresServer.newWarehouse());
  }

  @AfterAll
  static void closePool() {
    database.close();
  }

  static LongStream seeds() {
    long last = PROOF ? 60 : 1;
    System.out.println("PublishedFiguresTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldShowOneSessionWholeWheneverSomebodyReads(long seed) {
    Random random = new Random(seed);
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(60).jobs(6).clock(clock).start()) {
      OrganizationId organization = new OrganizationId(new UUID(seed, 1));
      warehouse
          .practice()
          .replaceRateCard(organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
      Trouble trouble = new Trouble(sandbox, clock, seed);
      Reader reader = new Reader(organization, "seed " + seed);
      for (int round = 1; round <= ROUNDS; round++) {
        for (int change = random.nextInt(12); change > 0; change--) {
          clock.advance(Duration.ofMinutes(random.nextInt(20)));
          RandomChanges.any(sandbox, random);
        }
        trouble.begin(random.nextInt(10), random.nextInt(8));
        reader.diesAfter(1 + random.nextInt(MOST_STEPS));
        try {
          sync(sandbox, clock, organization, reader);
        } catch (Died asAProcessDoes) {
          assertThat(asAProcessDoes).isNotNull();
        }
        reader.read();

        trouble.begin(0, 0);
        reader.diesAfter(Integer.MAX_VALUE);
        SyncReport report = sync(sandbox, clock, organization, reader);
        reader.read();
        assertThat(report.status()).as("seed %d: %s", seed, report).isEqualTo(SyncStatus.COMPLETED);
        ReceivablesReport owed =
            warehouse.reports().receivables(organization, LAST_DAY).orElseThrow();
        assertThat(owed.published().sessionId()).isEqualTo(report.session().id());
        Map<String, BigDecimal> ages = sandbox.truth().receivables(LAST_DAY).ageing(LAST_DAY, true);
        for (DebtAge age : DebtAge.values()) {
          assertThat(owed.aged(AgeingBasis.DUE_DATE).amount(age))
              .as("receivables %s, seed %d, round %d", age.label(), seed, round)
              .isEqualByComparingTo(ages.get(age.label()));
        }
      }
      assertThat(reader.sawLoadedButUnpublished).as("seed %d", seed).isTrue();
    }
  }

  private SyncReport sync(
      Sandbox sandbox, DrivenClock clock, OrganizationId organization, Runnable step) {
    return SteppedSync.of(warehouse, sandbox, clock, step)
        .run(
            organization,
            Trigger.Manual.incremental(),
            pipeline ->
                pipeline
                    .recovery(
                        new RecoveryPolicy(2, NONE, NONE, NONE, NONE, new SplittableRandom(1)))
                    .pause((wait, cancellation) -> clock.advance(wait)));
  }

  /** Reads at every step of a sync, and remembers what it saw of each session. */
  private final class Reader implements Runnable {
    private static final String FIGURES =
        """
        select p.session_id,
          (select coalesce(md5(string_agg(l::text, ' ' order by l::text)), '') from xeropulse.ledger_line l)
            || (select coalesce(md5(string_agg(r::text, ' ' order by r::text)), '') from xeropulse.ledger_record r)
            || (select coalesce(md5(string_agg(w::text, ' ' order by w::text)), '') from xeropulse.project_wip w)
            || (select coalesce(md5(string_agg(w::text, ' ' order by w::text)), '') from xeropulse.write_on w),
          (select coalesce(md5(string_agg(f.content_hash::text, ' ' order by f.content_hash)), '')
            from xeropulse.financial_data f)
        from xeropulse.published p
        """;

    private final OrganizationId organization;
    private final String seed;
    private final Map<UUID, String> figures = new HashMap<>();
    private final Map<UUID, String> loaded = new HashMap<>();
    private final Map<String, ReceivablesReport> owed = new HashMap<>();
    private final Set<UUID> past = new HashSet<>();
    private UUID last = new UUID(0, 0);
    private boolean sawLoadedButUnpublished;
    private int stepsLeft;

    Reader(OrganizationId organization, String seed) {
      this.organization = organization;
      this.seed = seed;
    }

    void diesAfter(int steps) {
      stepsLeft = steps;
    }

    @Override
    public void run() {
      if (stepsLeft % READ_EVERY == 0) {
        read();
      }
      if (--stepsLeft == 0) {
        throw new Died();
      }
    }

    void read() {
      Optional<Publication> published = warehouse.reports().published(organization);
      for (LocalDate asAt : List.of(LAST_DAY, LAST_DAY.minusDays(60))) {
        Optional<ReceivablesReport> report = warehouse.reports().receivables(organization, asAt);
        assertThat(report.map(ReceivablesReport::published)).as(seed).isEqualTo(published);
        report.ifPresent(
            seen -> {
              String state = asAt + " " + seen.published().sessionId();
              assertThat(seen).as(seed).isEqualTo(owed.computeIfAbsent(state, first -> seen));
            });
      }
      published.ifPresent(state -> readInOneStatement(state.sessionId()));
    }

    private void readInOneStatement(UUID session) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        warehouse.enter(connection, organization, new DataScope.Everything());
        ResultSet row = statement.executeQuery(FIGURES);
        assertThat(row.next()).as(seed).isTrue();
        assertThat(row.getObject(1, UUID.class)).as(seed).isEqualTo(session);
        assertThat(row.getString(2))
            .as("figures of session %s, %s", session, seed)
            .isEqualTo(figures.computeIfAbsent(session, first -> text(row, 2)));
        sawLoadedButUnpublished |=
            !row.getString(3).equals(loaded.computeIfAbsent(session, first -> text(row, 3)));
        connection.rollback();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      if (!session.equals(last)) {
        assertThat(past)
            .as("a session that was superseded came back, %s", seed)
            .doesNotContain(session);
        past.add(last);
        last = session;
      }
    }

    private static String text(ResultSet row, int column) {
      try {
        return row.getString(column);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Nothing catches it, as nothing runs any more in a process that died. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }
}
