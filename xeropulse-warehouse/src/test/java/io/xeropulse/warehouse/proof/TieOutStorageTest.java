package io.xeropulse.warehouse.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.proof.TrialBalanceSource;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class TieOutStorageTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final Entity ACCOUNTS = new Entity("xero", "accounts", false);
  private static final Entity PAYMENTS = new Entity("xero", "payments", false);
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final LocalDate LOCKED = LocalDate.of(2025, 3, 31);

  private final Warehouse warehouse = Warehouse.create(dataSource);
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @Test
  void shouldReadBackWhatTheLedgerNeeds() {
    SyncSession session = loadBooks();
    Held held = warehouse.heldRecords().of(organization);
    Document invoice = held.documents().get(0);
    assertThat(invoice.kind()).isEqualTo(DocumentKind.INVOICE);
    assertThat(invoice.status()).isEqualTo(DocumentStatus.AUTHORISED);
    assertThat(invoice.amounts().total()).isEqualByComparingTo("110.00");
    assertThat(invoice.lines()).extracting(DocumentLine::accountCode).containsExactly("200", null);
    assertThat(invoice.lines().get(0).lineAmount()).isEqualByComparingTo("100.00");
    assertThat(invoice.lines().get(1).taxAmount()).isNull();
    assertThat(invoice.allocations())
        .extracting(Allocation::kind, Allocation::counterpartId, Allocation::date)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                AllocationKind.PAYMENT, "P 1", LocalDate.of(2025, 5, 2)));
    assertThat(held.cash().get(0).documentId()).isEqualTo("I1");
    assertThat(held.accounts()).hasSize(3);
    assertThat(held.profile().periodLockDate()).isEqualTo(LOCKED);
    assertThat(session.organization()).isEqualTo(organization);
  }

  @Test
  void shouldKeepACertificateThatNamesAccountDayAndRecord() {
    SyncSession session = loadBooks();
    // The source has the invoice a cent dearer, on another day than it is held.
    Prover prover =
        Prover.of(
            warehouse.heldRecords(),
            warehouse.loadedPages(),
            TieOut.of(
                TrialBalanceSource.of(organization, TieOutStorageTest::theirs), DayReader.NONE),
            warehouse.certificates());
    Certificate certificate = prover.prove(session, AS_AT, List.of());
    prover.prove(session, AS_AT, List.of());
    assertThat(certificate.tied()).isFalse();
    assertThat(text("select tied || ' ' || certificate_hash from xeropulse.tie_out"))
        .containsExactly("false " + certificate.hash());
    assertThat(
            text(
                "select label || ' ' || difference || ' ' || verdict from xeropulse.tie_out_account"
                    + " where verdict = 'unmatched' and label = '200'"))
        .containsExactly("200 0.0100 unmatched");
    assertThat(
            text(
                "select first_day || ' ' || last_day || ' ' || amount || ' ' || (suspects::text"
                    + " like '%I1%') from xeropulse.tie_out_break where account_id = 'A200'"))
        .containsExactly("2025-05-01 2025-05-01 0.0100 true");
  }

  @Test
  void shouldRefuseToProveBooksWhoseYearIsUnknown() {
    assertThatThrownBy(() -> warehouse.heldRecords().of(organization))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("sync it first");
  }

  @Test
  void shouldTellOfChangesInAClosedPeriodButNotOfTheFirstLoad() {
    SyncSession first = loadBooks();
    load(first, Facts.INVOICES, closed("OLD", "500.00"));
    assertThat(changes()).isEmpty();
    finish(first);
    SyncSession second = Facts.begin(warehouse, organization);
    load(second, Facts.INVOICES, closed("OLD", "500.00"));
    assertThat(changes()).isEmpty();
    load(second, Facts.INVOICES, closed("OLD", "500.01"), closed("NEW", "7.00"));
    load(
        second,
        Facts.INVOICES,
        Facts.invoice("OPEN", "2025-05-05", null, "9", DocumentStatus.PAID));
    assertThat(changes())
        .containsExactlyInAnyOrder("NEW null 7.0000 true", "OLD 500.0000 500.0100 true");
    // Moving a document out of the closed period changes it too.
    load(
        second,
        Facts.INVOICES,
        Facts.invoice("NEW", "2025-05-05", null, "7.00", DocumentStatus.AUTHORISED));
    assertThat(changes()).hasSize(3);
  }

  @Test
  void shouldTakeABackfillForHistoryEvenIfAnotherSyncIsCompletedMeanwhile() {
    SyncSession first = loadBooks();
    Backfill backfill = Backfill.planned(AS_AT, Period.ofMonths(3));
    keep(first, backfill);
    finish(first);
    SyncSession goesOn = Facts.begin(warehouse, organization);
    load(goesOn, Facts.INVOICES, closed("OLD", "500.00"));
    assertThat(changes()).isEmpty();
    load(goesOn, Facts.INVOICES, closed("OLD", "500.01"));
    assertThat(changes()).containsExactly("OLD 500.0000 500.0100 true");
    keep(goesOn, backfill.completed());
    load(goesOn, Facts.INVOICES, closed("NEW", "7.00"));
    assertThat(changes()).hasSize(2);
  }

  private void keep(SyncSession session, Backfill backfill) {
    warehouse
        .loader()
        .load(LoadBatch.checkpoint(session, Facts.INVOICES, Watermark.NONE, backfill));
  }

  private static TrialBalance theirs(LocalDate date) {
    boolean invoiced = !date.isBefore(LocalDate.of(2025, 5, 1));
    boolean paid = !date.isBefore(LocalDate.of(2025, 5, 2));
    BigDecimal owed = new BigDecimal("110.01");
    return new TrialBalance(
        date,
        Map.of(
            "A610", !invoiced || paid ? new BigDecimal(paid ? "0.01" : "0") : owed,
            "BANK", paid ? new BigDecimal("110.00") : BigDecimal.ZERO,
            "A200", invoiced ? new BigDecimal("-100.01") : BigDecimal.ZERO,
            "system:GST", invoiced ? new BigDecimal("-10.00") : BigDecimal.ZERO));
  }

  private SyncSession loadBooks() {
    SyncSession session = Facts.begin(warehouse, organization);
    load(
        session,
        new Entity("xero", "organisations", true),
        new OrganizationProfile("O", "Us", "AUD", "AU", null, 6, 30, LOCKED, null));
    load(
        session,
        ACCOUNTS,
        account("A200", "200", "REVENUE", "REVENUE", null),
        account("A610", "610", "CURRENT", "ASSET", "DEBTORS"),
        account("BANK", "090", "BANK", "ASSET", null));
    Document plain =
        Facts.document(
            "I1",
            DocumentKind.INVOICE,
            "2025-05-01",
            null,
            "110.00",
            DocumentStatus.AUTHORISED,
            List.of(Facts.allocation(AllocationKind.PAYMENT, "P 1", "2025-05-02", "110.00")));
    load(session, Facts.INVOICES, withLines(plain));
    load(session, PAYMENTS, Facts.payment("P 1", "I1", "2025-05-02", "110.00", true));
    return session;
  }

  private static Document withLines(Document d) {
    DocumentLine fee =
        new DocumentLine(
            "L1", null, "200", null, null, null, new BigDecimal("10.00"), new BigDecimal("100.00"));
    DocumentLine text = new DocumentLine("L2", "just a text", null, null, null, null, null, null);
    return new Document(
        d.sourceId(),
        d.kind(),
        d.sourceType(),
        d.status(),
        d.sourceStatus(),
        d.number(),
        d.reference(),
        d.contactId(),
        d.date(),
        d.dueDate(),
        new io.xeropulse.core.model.DocumentAmounts(
            "AUD",
            BigDecimal.ONE,
            new BigDecimal("100.00"),
            new BigDecimal("10.00"),
            d.amounts().total(),
            d.amounts().baseTotal(),
            null),
        List.of(fee, text),
        d.allocations(),
        d.updatedAt());
  }

  private static Fact closed(String id, String total) {
    return Facts.invoice(id, "2025-03-01", null, total, DocumentStatus.AUTHORISED);
  }

  private static Account account(String id, String code, String type, String name, String mark) {
    return new Account(id, code, id, type, name, "ACTIVE", null, null, mark, null);
  }

  private void load(SyncSession session, Entity entity, Fact... facts) {
    Facts.load(warehouse, session, entity, facts);
  }

  private void finish(SyncSession session) {
    warehouse
        .sessions()
        .finish(
            session,
            new SyncReport(session, SyncStatus.COMPLETED, List.of(), List.of(), null, null));
  }

  private List<String> changes() {
    return text(
        "select source_id || ' ' || coalesce(base_total_before::text, 'null') || ' ' ||"
            + " base_total_after || ' ' || (session_id is not null) from"
            + " xeropulse.closed_period_change");
  }

  private List<String> text(String sql) {
    String where = sql.contains(" where ") ? " and " : " where ";
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(sql + where + "organization_id = ?")
                    .bind(0, organization.value())
                    .mapTo(String.class)
                    .list());
  }
}
