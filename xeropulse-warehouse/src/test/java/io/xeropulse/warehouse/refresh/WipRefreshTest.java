package io.xeropulse.warehouse.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Client;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.core.wip.RatePreference;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WipRefreshTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final RateCardEntry GENERAL =
      new RateCardEntry("S1", null, new BigDecimal("100"), null, null);
  private static final RateCardEntry OF_TASK =
      new RateCardEntry(null, "T1", new BigDecimal("60"), null, null);

  private final Warehouse warehouse = Warehouse.create(dataSource);
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private SyncSession session;

  @BeforeEach
  void workAnHourOnEachOfThreeJobs() {
    session = Facts.begin(warehouse, organization);
    Facts.load(
        warehouse,
        session,
        new Entity("xpm", "clients", false),
        new Client("C1", "Alder", false, false, null, null, null));
    Facts.load(
        warehouse,
        session,
        new Entity("xpm", "jobs", false),
        job("J1", null),
        job("J2", "C1"),
        job("J3", "C1"));
    Facts.load(warehouse, session, Facts.TIME, hour("J1"), hour("J2"), hour("J3"));
  }

  @Test
  void shouldPriceByJobBeforeClientBeforePerson() {
    warehouse
        .practice()
        .replaceRateCard(
            organization,
            List.of(
                GENERAL,
                new RateCardEntry("S1", null, new BigDecimal("200"), null, null)
                    .onlyForClient("C1")
                    .from("engagement letter"),
                new RateCardEntry("S1", null, new BigDecimal("300"), null, null).onlyForJob("J3")));

    assertThat(gross()).isEqualByComparingTo("600");
  }

  @Test
  void shouldPreferThePersonsOrTheTasksRateAsThePracticeHasIt() {
    warehouse.practice().replaceRateCard(organization, List.of(GENERAL, OF_TASK));
    assertThat(gross()).isEqualByComparingTo("300");

    warehouse
        .practice()
        .replaceRateCard(organization, List.of(GENERAL, OF_TASK), RatePreference.TASK_RATE);
    assertThat(gross()).isEqualByComparingTo("180");

    warehouse.practice().replaceRateCard(organization, List.of(GENERAL, OF_TASK));
    assertThat(gross()).isEqualByComparingTo("300");
  }

  @Test
  void shouldRefuseARateForAJobAndAClientAndKeepTheCardThatWas() {
    warehouse.practice().replaceRateCard(organization, List.of(GENERAL));

    assertThatThrownBy(
            () ->
                warehouse
                    .practice()
                    .replaceRateCard(
                        organization, List.of(GENERAL.onlyForJob("J1").onlyForClient("C1"))))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThat(gross()).isEqualByComparingTo("300");
  }

  private BigDecimal gross() {
    warehouse.wipRefresh().refresh(session, AS_AT);
    return warehouse.reports().wip(organization, AS_AT).gross();
  }

  private static Job job(String number, String client) {
    return new Job(
        number, number, "Active", client, null, null, null, null, null, null, null, List.of());
  }

  private static TimeEntry hour(String job) {
    return new TimeEntry("T-" + job, job, "S1", "T1", LocalDate.of(2025, 6, 1), 60, true, null);
  }
}
