package io.xeropulse.warehouse.authz;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.Threads;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.session.FailureCounters;
import io.xeropulse.authz.session.FailureCountersContract;
import io.xeropulse.authz.session.Failures;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.authz.session.LoginRequest;
import io.xeropulse.authz.session.Logins;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLoginFailuresTest extends FailureCountersContract {
  private static final Instant NOW = Instant.parse("2025-06-30T00:00:00Z");
  private static final int THREADS = 8;
  private static final int CAPACITY = 1_000;
  private static final int BETWEEN_LOOKS = 256;
  private static final int AT_ONCE = 4_000;

  private static AccessPool pool;
  private static Warehouse warehouse;

  @BeforeAll
  static void open() {
    pool = AccessPool.open();
    warehouse = Warehouse.create(pool.dataSource());
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    pool.empty();
  }

  @Override
  protected FailureCounters counters() {
    return warehouse.loginFailures(100);
  }

  @Test
  void shouldCountForEveryNode() {
    FailureCounters one = counters();
    FailureCounters other = counters();
    one.add("a", NOW, Duration.ofHours(1));
    assertThat(other.add("a", NOW, Duration.ofHours(1)).count()).isEqualTo(2);
    other.clear("a");
    assertThat(one.read("a")).isEqualTo(Failures.NONE);
  }

  @Test
  void shouldForgetTheKeysThatWereNotTouchedForLongest() {
    FailureCounters counters = counters();
    for (int i = 0; i < BETWEEN_LOOKS; i++) {
      counters.add("key " + i, NOW.plusSeconds(i), Duration.ofHours(1));
    }
    assertThat(pool.rows("login_failure")).isEqualTo(100);
    assertThat(counters.read("key " + (BETWEEN_LOOKS - 101))).isEqualTo(Failures.NONE);
    assertThat(counters.read("key " + (BETWEEN_LOOKS - 100)).count()).isEqualTo(1);
  }

  @Test
  void shouldRemoveWhatCountsForNothingAnyMore() {
    PostgresLoginFailures counters = warehouse.loginFailures(100);
    counters.add("quarter", NOW, Duration.ofMinutes(15));
    counters.add("hour", NOW, Duration.ofHours(1));
    assertThat(counters.deleteForgotten(NOW.plusSeconds(15 * 60 - 1))).isZero();
    assertThat(counters.deleteForgotten(NOW.plusSeconds(15 * 60))).isEqualTo(1);
    assertThat(counters.read("hour").count()).isEqualTo(1);
  }

  @Test
  void shouldNotGrowWithLoginsOfPeopleWhoDoNotExist() throws Exception {
    int emails = Boolean.getBoolean("xeropulse.proof") ? 1_000_000 : AT_ONCE;
    Practice practice = new Practice(warehouse.accessStore());
    Logins logins = practice.logins(warehouse.loginFailures(CAPACITY));
    for (int from = 0; from < emails; from += AT_ONCE) {
      assertThat(refused(logins, from)).containsOnly(AT_ONCE / THREADS);
    }
    assertThat(pool.rows("login_failure")).isLessThanOrEqualTo(CAPACITY + BETWEEN_LOOKS + THREADS);
    for (String table : AccessPool.TABLES) {
      if (!table.equals("login_failure")) {
        assertThat(pool.rows(table)).as(table).isZero();
      }
    }
  }

  /** How many of the next attempts each thread saw refused. */
  private static List<Object> refused(Logins logins, int from) throws Exception {
    return Threads.race(
        THREADS,
        thread ->
            () -> {
              int refused = 0;
              for (int i = from + thread; i < from + AT_ONCE; i += THREADS) {
                refused += logins.login(attempt(i)) instanceof LoginOutcome.Refused ? 1 : 0;
              }
              return refused;
            });
  }

  private static LoginRequest attempt(int i) {
    String address = "198.51." + i / 250 % 250 + "." + i % 250;
    return new LoginRequest(
        "nobody" + i + "@example.com",
        "a wrong guess of somebody",
        new RequestOrigin(address, "browser"),
        Optional.empty());
  }
}
