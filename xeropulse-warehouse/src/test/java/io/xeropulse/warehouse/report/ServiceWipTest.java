package io.xeropulse.warehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WIP by service adds up to WIP, whatever the practice says of categories. */
class ServiceWipTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @BeforeEach
  void work() {
    SyncSession session = Facts.begin(warehouse, organization);
    warehouse
        .practice()
        .replaceRateCard(
            organization,
            List.of(new RateCardEntry("S1", null, new BigDecimal("100"), null, null)));
    Facts.load(
        warehouse,
        session,
        new Entity("xpm", "jobs", false),
        job("J1", "BAS"),
        job("J2", "Annual return"),
        job("J3", "Advice"),
        job("J4", null));
    Facts.load(
        warehouse,
        session,
        Facts.TIME,
        hours("J1", 1),
        hours("J2", 2),
        hours("J3", 4),
        hours("J4", 8),
        new TimeEntry("unpriced", "J3", "S9", null, AS_AT, 30, true, null));
    Facts.load(warehouse, session, new Entity("xpm", "invoices", false), interim("J2", "250"));
    warehouse.publication().refresh(session, AS_AT);
  }

  @Test
  void shouldTakeEachCategoryForAServiceUntilThePracticeSaysOtherwise() {
    assertThat(said())
        .containsExactly(
            " 1 800 0 0", "Advice 1 400 0 30", "Annual return 1 200 250 0", "BAS 1 100 0 0");

    warehouse
        .serviceTypes()
        .replace(organization, Map.of("BAS", "Compliance", "Annual return", "Compliance"));
    assertThat(said()).containsExactly(" 1 800 0 0", "Advice 1 400 0 30", "Compliance 2 300 250 0");

    warehouse.serviceTypes().replace(organization, Map.of("BAS", "Advice"));
    assertThat(warehouse.serviceTypes().of(organization)).isEqualTo(Map.of("BAS", "Advice"));
    assertThat(said())
        .containsExactly(" 1 800 0 0", "Advice 2 500 0 30", "Annual return 1 200 250 0");
  }

  @Test
  void shouldAddUpToTheWipOfAllJobs() {
    warehouse.serviceTypes().replace(organization, Map.of("BAS", "Compliance"));
    WipReport all = warehouse.reports().wip(organization, AS_AT);
    List<ServiceWip> services = warehouse.reports().wipByService(organization, AS_AT);
    assertThat(services.stream().map(ServiceWip::gross).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(all.gross());
    assertThat(services.stream().map(ServiceWip::net).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(all.net());
    assertThat(services.stream().mapToLong(ServiceWip::jobs).sum()).isEqualTo(all.byJob().size());
    assertThat(warehouse.reports().wipByService(new OrganizationId(UUID.randomUUID()), AS_AT))
        .isEmpty();
  }

  private List<String> said() {
    return warehouse.reports().wipByService(organization, AS_AT).stream()
        .map(
            service ->
                "%s %d %.0f %.0f %d"
                    .formatted(
                        service.serviceType(),
                        service.jobs(),
                        service.gross(),
                        service.interims(),
                        service.unpricedMinutes()))
        .toList();
  }

  private static Job job(String number, @Nullable String category) {
    return new Job(
        number, number, "Active", null, null, category, null, null, null, null, null, List.of());
  }

  private static TimeEntry hours(String job, int hours) {
    return new TimeEntry("T" + job, job, "S1", null, AS_AT, hours * 60, true, null);
  }

  private static JobInvoice interim(String job, String amount) {
    BigDecimal billed = new BigDecimal(amount);
    JobInvoiceLine line =
        new JobInvoiceLine("L1", JobInvoiceLineKind.TASK, job, null, null, null, null, billed);
    return new JobInvoice(
        "I1",
        "I1",
        "Progress Invoice",
        "Approved",
        job,
        null,
        AS_AT,
        null,
        billed,
        BigDecimal.ZERO,
        List.of(line));
  }
}
