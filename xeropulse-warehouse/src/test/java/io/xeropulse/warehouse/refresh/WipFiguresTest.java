package io.xeropulse.warehouse.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Client;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.wip.CostBasis;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.core.wip.RatePreference;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WashUp;
import io.xeropulse.core.wip.WipAge;
import io.xeropulse.core.wip.WriteOn;
import io.xeropulse.core.wip.WriteOns;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.WipReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WipFiguresTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final RateCardEntry GENERAL =
      new RateCardEntry("S1", null, new BigDecimal("100"), null, null);
  private static final RateCardEntry OF_TASK =
      new RateCardEntry(null, "T1", new BigDecimal("60"), null, null);

  private static final Entity INVOICES = new Entity("xpm", "invoices", false);
  private static final LocalDate INVOICED = LocalDate.of(2025, 5, 20);

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

  @Test
  void shouldTellEachPersonsPartAndWhatBelongsToNobody() {
    warehouse.practice().replaceRateCard(organization, List.of(GENERAL));
    Facts.load(
        warehouse,
        session,
        Facts.TIME,
        new TimeEntry("T4", "J1", "S1", "T1", LocalDate.of(2025, 3, 1), 30, true, null),
        new TimeEntry("T5", "J1", "S2", "T1", LocalDate.of(2025, 6, 1), 45, true, null));
    Facts.load(warehouse, session, INVOICES, deposit("I1", "J2", "40.00"));

    warehouse.publication().refresh(session, AS_AT);

    WipReport wip = warehouse.reports().wip(organization, AS_AT);
    assertThat(wip.byStaff())
        .extracting(StaffWip::staffId, StaffWip::minutes, StaffWip::unpricedMinutes)
        .containsExactly(tuple("S1", 210L, 0L), tuple("S2", 45L, 45L));
    assertThat(wip.byStaff().get(0).amount()).isEqualByComparingTo("350");
    assertThat(wip.byStaff().get(0).ageing().amount(WipAge.FROM_91)).isEqualByComparingTo("50");
    assertThat(wip.unassigned()).isEqualByComparingTo("-40");
    assertThat(wip.byJob()).extracting(JobWip::costBasis).containsOnly(CostBasis.NONE_INVOICED);
  }

  @Test
  void shouldKeepWriteOffsAtTheInvoicesDateAndSayWhichCannotBeTold() {
    warehouse.practice().replaceRateCard(organization, List.of(GENERAL));
    Facts.load(
        warehouse,
        session,
        Facts.TIME,
        new TimeEntry("T1", "J1", "S1", "T1", LocalDate.of(2025, 3, 1), 60, true, "L1"),
        new TimeEntry("T2", "J1", "S1", "T1", LocalDate.of(2025, 3, 2), 30, true, "L1"),
        new TimeEntry("T3", "J1", "S2", "T1", LocalDate.of(2025, 3, 3), 60, true, "L2"));
    Facts.load(
        warehouse,
        session,
        INVOICES,
        invoice("I1", "J1", "L1", "120.00"),
        invoice("I2", "J1", "L2", "80.00"));

    warehouse.publication().refresh(session, AS_AT);

    WriteOns writeOns = warehouse.reports().writeOns(organization, INVOICED, AS_AT);
    assertThat(writeOns.entries())
        .extracting(WriteOn::timeEntryId, w -> w.amount().setScale(2).toPlainString())
        .containsExactly(tuple("T1", "-20.00"), tuple("T2", "-10.00"));
    assertThat(writeOns.unknownLines()).containsExactly("L2");
    assertThat(warehouse.reports().writeOns(organization, INVOICED.plusDays(1), AS_AT).entries())
        .isEmpty();

    Facts.load(warehouse, session, INVOICES, invoice("I1", "J1", "L1", "160.00"));
    warehouse.publication().refresh(session, AS_AT);
    assertThat(warehouse.reports().writeOns(organization, INVOICED, AS_AT).total())
        .isEqualByComparingTo("10");
  }

  @Test
  void shouldTurnWashedUpInterimsIntoIncome() {
    warehouse.practice().replaceRateCard(organization, List.of(GENERAL));
    Facts.load(warehouse, session, INVOICES, deposit("I1", "J2", "500.00"));
    WashUp washUp = new WashUp("J2", INVOICED.plusDays(5), new BigDecimal("300"));
    warehouse.washUps().replace(organization, List.of(washUp));
    warehouse.publication().refresh(session, AS_AT);

    assertThat(warehouse.reports().wip(organization, AS_AT).interims()).isEqualByComparingTo("200");
    assertThat(warehouse.reports().writeOns(organization, INVOICED, AS_AT).total())
        .isEqualByComparingTo("300");
    assertThat(warehouse.washUps().of(organization)).hasSize(1);

    warehouse.washUps().replace(organization, List.of());
    warehouse.publication().refresh(session, AS_AT);
    assertThat(warehouse.reports().wip(organization, AS_AT).interims()).isEqualByComparingTo("500");
    assertThat(warehouse.reports().writeOns(organization, INVOICED, AS_AT).washUps()).isEmpty();
  }

  private static JobInvoice deposit(String id, String job, String amount) {
    return invoice(id, job, "deposit of " + id, amount);
  }

  private static JobInvoice invoice(String id, String job, String line, String amount) {
    BigDecimal billed = new BigDecimal(amount);
    return new JobInvoice(
        id,
        id,
        "Progress Invoice",
        "Approved",
        job,
        null,
        INVOICED,
        null,
        billed,
        BigDecimal.ZERO,
        List.of(
            new JobInvoiceLine(
                line, JobInvoiceLineKind.TASK, job, null, null, null, null, billed)));
  }

  private BigDecimal gross() {
    warehouse.publication().refresh(session, AS_AT);
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
