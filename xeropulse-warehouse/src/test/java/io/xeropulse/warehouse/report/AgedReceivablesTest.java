package io.xeropulse.warehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Seven documents whose ageing was worked out by hand, independently of this code. */
class AgedReceivablesTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private final Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @Test
  void shouldAgeByDueDateAndByInvoiceDateToTheSameTotal() {
    loadSevenDocuments(List.of());
    assertThat(amounts(AS_AT, AgeingBasis.DUE_DATE))
        .isEqualTo(
            Map.of("current", "550", "1-30", "580", "31-60", "0", "61-90", "440", "91+", "2200"));
    assertThat(amounts(AS_AT, AgeingBasis.INVOICE_DATE))
        .isEqualTo(
            Map.of("current", "0", "1-30", "430", "31-60", "700", "61-90", "440", "91+", "2200"));
    assertThat(total(AS_AT)).isEqualByComparingTo("3770.00");
  }

  @Test
  void shouldSeeLaterSettlementsAndDocumentsOnlyLater() {
    loadSevenDocuments(List.of());
    assertThat(total(LocalDate.of(2025, 7, 5))).isEqualByComparingTo("2270.00");
  }

  @Test
  void shouldCountASettlementOnceThatBothSidesList() {
    loadSevenDocuments(
        List.of(
            Facts.allocation(AllocationKind.PAYMENT, "P1", "2025-06-15", "300"),
            Facts.allocation(AllocationKind.CREDIT_NOTE, "CN1", "2025-06-10", "100")));
    assertThat(total(AS_AT)).isEqualByComparingTo("3770.00");
  }

  @Test
  void shouldCountASettlementThatOnlyTheInvoiceLists() {
    SyncSession session = Facts.begin(warehouse, organization);
    load(
        session,
        Facts.document(
            "INV1",
            DocumentKind.INVOICE,
            "2025-05-01",
            null,
            "1100",
            DocumentStatus.AUTHORISED,
            List.of(Facts.allocation(AllocationKind.PAYMENT, "P9", "2025-06-15", "300"))));
    assertThat(total(AS_AT)).isEqualByComparingTo("800.00");
  }

  @Test
  void shouldCallACustomerByTheNameTheyBearNow() {
    SyncSession session = Facts.begin(warehouse, organization);
    load(
        session,
        Facts.invoice("INV1", "2025-05-01", null, "10.00", DocumentStatus.AUTHORISED),
        contact("Before"));
    assertThat(debtor()).isEqualTo("Before");

    load(session, contact("After"));

    assertThat(debtor()).isEqualTo("After");
  }

  private static Fact contact(String name) {
    return new Contact("C1", name, "ACTIVE", null, null, null);
  }

  private @Nullable String debtor() {
    return warehouse.reports().openReceivables(organization, AS_AT).get(0).contactName();
  }

  private void loadSevenDocuments(
      List<io.xeropulse.core.model.Allocation> listedByTheFirstInvoice) {
    SyncSession session = Facts.begin(warehouse, organization);
    load(
        session,
        Facts.document(
            "INV1",
            DocumentKind.INVOICE,
            "2025-05-01",
            "2025-05-31",
            "1100",
            DocumentStatus.AUTHORISED,
            listedByTheFirstInvoice),
        Facts.invoice("INV2", "2025-06-20", "2025-07-04", "550", DocumentStatus.AUTHORISED),
        Facts.invoice("INV3", "2025-03-01", "2025-03-31", "2200", DocumentStatus.PAID),
        Facts.invoice("INV4", "2025-04-01", "2025-04-30", "900", DocumentStatus.VOIDED),
        Facts.invoice("INV5", "2025-04-15", "2025-04-30", "440", DocumentStatus.AUTHORISED),
        Facts.invoice("INV6", "2025-07-01", "2025-07-15", "700", DocumentStatus.AUTHORISED),
        Facts.document(
            "CN1",
            DocumentKind.CREDIT_NOTE,
            "2025-06-10",
            null,
            "220",
            DocumentStatus.AUTHORISED,
            List.of(Facts.allocation(AllocationKind.CREDIT_NOTE, "INV1", "2025-06-25", "100"))),
        Facts.payment("P1", "INV1", "2025-06-15", "300", true),
        Facts.payment("P2", "INV3", "2025-07-03", "2200", true),
        Facts.payment("P3", "INV5", "2025-05-20", "440", false));
  }

  private void load(SyncSession session, Fact... facts) {
    Facts.load(warehouse, session, Facts.INVOICES, facts);
    warehouse.publication().refresh(session, AS_AT);
  }

  private Map<String, String> amounts(LocalDate asAt, AgeingBasis basis) {
    AgedReceivables aged = warehouse.reports().agedReceivables(organization, asAt, basis);
    return aged.amounts().keySet().stream()
        .collect(
            Collectors.toMap(
                DebtAge::label, age -> aged.amount(age).stripTrailingZeros().toPlainString()));
  }

  private java.math.BigDecimal total(LocalDate asAt) {
    return warehouse.reports().agedReceivables(organization, asAt, AgeingBasis.DUE_DATE).total();
  }
}
