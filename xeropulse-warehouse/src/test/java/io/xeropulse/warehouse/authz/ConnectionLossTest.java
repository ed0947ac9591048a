package io.xeropulse.warehouse.authz;

import static io.xeropulse.authz.Practice.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left when the connection to PostgreSQL breaks at any statement of a change. */
class ConnectionLossTest {
  private final AccessPool pool = AccessPool.open();
  private final LosingDataSource losing = new LosingDataSource(pool.dataSource());
  private final Practice practice =
      new Practice(Warehouse.create(losing.dataSource()).accessStore());

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void shouldLeaveNoOrphanAndNoLiveCredentialWhereverProvisioningBreaks() {
    Actor admin = practice.found(HOME, "admin@example.com");
    boolean broke = true;
    int steps = 0;
    while (broke) {
      String email = "person" + steps + "@example.com";
      losing.loseAfter(steps);
      Throwable fault = catchThrowable(() -> practice.users.create(admin, person(email)));
      broke = losing.lost();
      losing.heal();
      if (broke) {
        assertThat(fault).as("step %d", steps).isInstanceOf(StorageUnavailableException.class);
        assertThat(pool.rows("user_account")).isEqualTo(steps + 1);
        assertThat(pool.rows("user_membership")).isEqualTo(steps + 1);
        assertThat(pool.rows("user_invitation where ended_at is null")).isZero();
        assertThat(pool.rows("user_outbox")).isZero();
        practice.member(admin, email, "staff");
        assertThat(practice.enter(email).principal().role()).isEqualTo(new Role("staff"));
        steps++;
      }
    }
    assertThat(steps).as("statements that were broken").isGreaterThan(20);
    assertThat(practice.log(HOME)).contains("user.create FAILED");
  }

  @Test
  void shouldMailInTheEndWhereverMailingBreaks() {
    Actor admin = practice.found(HOME, "admin@example.com");
    boolean broke = true;
    int steps = 0;
    while (broke) {
      String email = "person" + steps + "@example.com";
      practice.users.create(admin, person(email));
      losing.loseAfter(steps);
      Throwable fault = catchThrowable(practice.outbox::runDue);
      broke = losing.lost();
      losing.heal();
      if (fault != null) {
        assertThat(fault).as("step %d", steps).isInstanceOf(StorageUnavailableException.class);
      }
      practice.clock.advance(Duration.ofMinutes(5));
      practice.accept(email);
      assertThat(practice.enter(email).principal().role()).isEqualTo(new Role("staff"));
      steps++;
    }
    assertThat(steps).isGreaterThan(12);
  }

  @Test
  void shouldChangeARoleWhollyOrNotAtAllWhereverItBreaks() {
    Actor admin = practice.found(HOME, "admin@example.com");
    Actor ava = practice.member(admin, "ava@example.com", "manager");
    long version = practice.membership(ava.user(), HOME).authVersion();
    boolean broke = true;
    int steps = 0;
    while (broke) {
      losing.loseAfter(steps);
      Throwable fault =
          catchThrowable(() -> practice.users.changeRole(admin, ava.user(), new Role("staff")));
      broke = losing.lost();
      losing.heal();
      if (broke) {
        assertThat(fault).as("step %d", steps).isInstanceOf(StorageUnavailableException.class);
        assertThat(practice.membership(ava.user(), HOME).role()).isEqualTo(new Role("manager"));
        assertThat(practice.membership(ava.user(), HOME).authVersion()).isEqualTo(version);
      }
      steps++;
    }
    assertThat(practice.membership(ava.user(), HOME).role()).isEqualTo(new Role("staff"));
    assertThat(practice.membership(ava.user(), HOME).authVersion()).isEqualTo(version + 1);
    assertThat(practice.log(HOME)).filteredOn("user.role.change SUCCEEDED"::equals).hasSize(1);
  }

  private static NewUser person(String email) {
    return NewUser.of(EmailAddress.of(email), new Role("staff"));
  }
}
