package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresLoaderTest {
  private static final Entity PAYMENTS = new Entity("xero", "payments", false);
  private static final DataSource plain = PostgresServer.newWarehouse();
  private final DataSource dataSource = database();
  private Instant now = Instant.parse("2025-06-30T00:00:00Z");
  private final Warehouse warehouse =
      tenancy(Warehouse.builder(dataSource).clock(() -> now)).build();
  private final OrganizationId organization = organization();
  private final String schema = warehouse.schemaOf(organization);
  private SyncSession session;

  DataSource database() {
    return plain;
  }

  Warehouse.Builder tenancy(Warehouse.Builder builder) {
    return builder;
  }

  OrganizationId organization() {
    return new OrganizationId(UUID.randomUUID());
  }

  @BeforeEach
  void begin() {
    session = Facts.begin(warehouse, organization);
  }

  @Test
  void shouldCountWhatTheTableSawAndTouchNothingThatIsTheSame() {
    var first = Facts.invoice("I1", "2025-01-01", null, "100.00", DocumentStatus.AUTHORISED);
    var second = Facts.invoice("I2", "2025-01-02", null, "200.00", DocumentStatus.AUTHORISED);
    assertThat(Facts.load(warehouse, session, Facts.INVOICES, first, second))
        .isEqualTo(new LoadReceipt(2, 0, 0, 0));
    List<String> before = versions();

    assertThat(Facts.load(warehouse, session, Facts.INVOICES, first, second))
        .isEqualTo(new LoadReceipt(0, 0, 2, 0));
    assertThat(versions()).isEqualTo(before);

    var voided = Facts.invoice("I2", "2025-01-02", null, "200.00", DocumentStatus.VOIDED);
    assertThat(Facts.load(warehouse, session, Facts.INVOICES, first, voided))
        .isEqualTo(new LoadReceipt(0, 1, 1, 0));
  }

  @Test
  void shouldWriteTheSameRowsByCopyAsInOneMessage() {
    List<LoadItem> items = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      items.add(new LoadItem(odd(i, DocumentStatus.AUTHORISED), "raw"));
    }
    assertThat(load(items)).isEqualTo(new LoadReceipt(4_000, 0, 0, 0));
    List<String> byCopy = contents();
    assertThat(load(items)).isEqualTo(new LoadReceipt(0, 0, 4_000, 0));
    items.set(7, new LoadItem(odd(7, DocumentStatus.VOIDED), "raw"));
    assertThat(load(items)).isEqualTo(new LoadReceipt(0, 1, 3_999, 0));
    items.set(7, new LoadItem(odd(7, DocumentStatus.AUTHORISED), "raw"));

    Jdbi.create(dataSource)
        .useHandle(h -> h.execute("truncate %s.financial_data cascade".formatted(schema)));
    WarehouseLoader far =
        tenancy(Warehouse.builder(dataSource)).roundTrip(FarLoaderTest.FAR).build().loader();
    for (int i = 0; i < items.size(); i += 1_000) {
      far.load(
          new LoadBatch(
              session, Facts.INVOICES, 1, items.subList(i, i + 1_000), List.of(), Watermark.NONE));
    }
    assertThat(contents()).isEqualTo(byCopy);
  }

  /** Every awkward value: cents and none, negative, texts that COPY must not misread, and nulls. */
  private static io.xeropulse.core.model.Document odd(int i, DocumentStatus status) {
    var allocations =
        i % 3 == 0
            ? List.of(Facts.allocation(AllocationKind.PAYMENT, "P\\" + i, "2025-02-01", "0.01"))
            : List.<io.xeropulse.core.model.Allocation>of();
    String total = List.of("0.00", "-12.30", "123456789012345.6789", "1e3", "0.0001").get(i % 5);
    return Facts.document(
        "I\t" + i + "\n'ü€😀",
        DocumentKind.INVOICE,
        "20%02d-02-28".formatted(i % 90 + 10),
        null,
        total,
        status,
        allocations);
  }

  private LoadReceipt load(List<LoadItem> items) {
    return warehouse
        .loader()
        .load(new LoadBatch(session, Facts.INVOICES, 1, items, List.of(), Watermark.NONE))
        .receipt();
  }

  private List<String> contents() {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select t::text from %1$s.financial_data t where organization_id = :o
                        union all
                        select a::text from %1$s.financial_allocation a where organization_id = :o
                        order by 1
                        """
                            .formatted(schema))
                    .bind("o", organization.value())
                    .mapTo(String.class)
                    .list());
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeWithTheModelOnWhatIsInTheBooks(DocumentStatus status) {
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("I1", "2025-01-01", null, "1.00", status));
    assertThat(text("select in_the_books from %s.financial_data where organization_id = :o"))
        .isEqualTo(status.inTheBooks() ? "t" : "f");
  }

  @Test
  void shouldReplaceChildrenOnlyWithTheirParent() {
    var paid = Facts.allocation(AllocationKind.PAYMENT, "P1", "2025-02-01", "40.00");
    var more = Facts.allocation(AllocationKind.PAYMENT, "P2", "2025-02-02", "60.00");
    Facts.load(warehouse, session, Facts.INVOICES, withAllocations(List.of(paid)));
    Facts.load(warehouse, session, Facts.INVOICES, withAllocations(List.of(paid, more)));
    assertThat(count("financial_allocation")).isEqualTo(2);
    Facts.load(warehouse, session, Facts.INVOICES, withAllocations(List.of()));
    assertThat(count("financial_allocation")).isZero();
  }

  @Test
  void shouldTakeTheLaterOfTwoVersionsInOnePage() {
    var draft = Facts.invoice("I1", "2025-01-01", null, "100.00", DocumentStatus.DRAFT);
    var paid = Facts.invoice("I1", "2025-01-01", null, "100.00", DocumentStatus.PAID);
    assertThat(Facts.load(warehouse, session, Facts.INVOICES, draft, paid))
        .isEqualTo(new LoadReceipt(1, 0, 1, 0));
    assertThat(text("select status from %s.financial_data where organization_id = :o"))
        .isEqualTo("paid");
  }

  @Test
  void shouldSeeThatAPaymentWasReconciled() {
    String reconciled =
        "select coalesce(reconciled::text, 'unknown') from %s.financial_data where organization_id"
            + " = :o";
    Facts.load(warehouse, session, PAYMENTS, payment(null));
    assertThat(text(reconciled)).isEqualTo("unknown");
    assertThat(Facts.load(warehouse, session, PAYMENTS, payment(true)))
        .isEqualTo(new LoadReceipt(0, 1, 0, 0));
    assertThat(text(reconciled)).isEqualTo("true");
    assertThat(Facts.load(warehouse, session, PAYMENTS, payment(true)))
        .isEqualTo(new LoadReceipt(0, 0, 1, 0));
  }

  @Test
  void shouldQuarantineWhatPostgresCannotHoldAndLoadTheRest() {
    var nul = time("T1", "J\u00001", LocalDate.of(2025, 1, 1));
    var surrogate = time("T2", "J\ud8001", LocalDate.of(2025, 1, 1));
    var far = time("T3", "J1", LocalDate.of(12025, 1, 1));
    var huge = Facts.invoice("I9", "2025-01-01", null, "1e16", DocumentStatus.PAID);
    var good = time("T4", "J1", LocalDate.of(2025, 1, 1));
    assertThat(Facts.load(warehouse, session, Facts.TIME, nul, surrogate, far, huge, good))
        .isEqualTo(new LoadReceipt(1, 0, 0, 4));
    assertThat(warehouse.quarantine().entries(organization))
        .extracting(entry -> entry.sourceId() + ": " + entry.reason().replaceAll(";.*", ""))
        .containsExactly(
            "I9: The warehouse cannot hold sub_total: the number has more than 19 digits",
            "T1: The warehouse cannot hold job_id: the text contains the character NUL",
            "T2: The warehouse cannot hold job_id: the text contains half of a surrogate pair",
            "T3: The warehouse cannot hold entry_date: the date's year is outside 1 to 9999");
  }

  @Test
  void shouldQuarantineTextsBeyondMeasureAndLoadTheRest() {
    String tenMegabytes = incompressible(10_000_000);
    LocalDate day = LocalDate.of(2025, 1, 1);
    var name = new Contact("C1", tenMegabytes, "ACTIVE", null, null, null);
    var job = time("T2", incompressible(5_000), day);
    var id = time(incompressible(5_000), "J1", day);
    var good = time("T4", "J1", day);
    assertThat(Facts.load(warehouse, session, Facts.TIME, name, job, id, good))
        .isEqualTo(new LoadReceipt(1, 0, 0, 3));
    assertThat(warehouse.quarantine().entries(organization))
        .allSatisfy(entry -> assertThat(entry.rule()).isEqualTo("storable"))
        .extracting(entry -> entry.reason().replaceAll(";.*", ""))
        .containsExactlyInAnyOrder(
            "The warehouse cannot hold name: the text has more than 1000000 characters",
            "The warehouse cannot hold job_id: the identifier has more than 200 characters",
            "The warehouse cannot hold source_id: the identifier has more than 200 characters");
  }

  /** An index takes long texts that compress well, so these do not. */
  private static String incompressible(int length) {
    return new Random(4)
        .ints(length, 0x4e00, 0x9fa5)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void shouldLetARepairedRecordOutOfQuarantine() {
    var violation = new Violation("required", "Date is missing");
    var bad = new Quarantined("I1", violation, "{\"InvoiceID\":\"I1\"}\u0000");
    var nameless = new Quarantined(null, violation, "{}");
    Facts.quarantine(warehouse, session, Facts.INVOICES, bad, nameless);
    Instant first = now;
    now = now.plusSeconds(3_600);
    Facts.quarantine(warehouse, session, Facts.INVOICES, bad, nameless);
    assertThat(warehouse.quarantine().entries(organization))
        .hasSize(2)
        .allMatch(entry -> entry.firstSeen().equals(first) && entry.lastSeen().equals(now));

    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID));
    assertThat(warehouse.quarantine().entries(organization))
        .extracting("sourceId")
        .containsExactly((Object) null);
  }

  @Test
  void shouldTellWhatToAskForAgainTheOneThatCameLongestAgoFirst() {
    var violation = new Violation("required", "Date is missing");
    Watermark march = new Watermark(Instant.parse("2025-03-01T00:00:00Z"));
    Watermark may = new Watermark(Instant.parse("2025-05-01T00:00:00Z"));
    assertThat(waiting()).isEqualTo(Waiting.NOTHING);
    Facts.quarantine(
        warehouse,
        session,
        Facts.INVOICES,
        new Quarantined("I1", violation, "1"),
        new Quarantined("I2", violation, "2"),
        new Quarantined(null, violation, "early", march),
        new Quarantined(null, violation, "late", may));
    now = now.plusSeconds(60);
    Facts.quarantine(warehouse, session, Facts.INVOICES, new Quarantined("I1", violation, "1"));

    assertThat(waiting()).isEqualTo(new Waiting(4, List.of("I2", "I1"), march));

    release(Set.of("I2"), may);
    assertThat(waiting()).isEqualTo(new Waiting(2, List.of("I1"), march));
    release(Set.of(), Watermark.NONE);
    assertThat(waiting()).isEqualTo(new Waiting(1, List.of("I1"), null));

    var beginning = new Quarantined(null, violation, "first", Watermark.NONE);
    Facts.quarantine(warehouse, session, Facts.INVOICES, beginning);
    assertThat(waiting().unnamedAfter()).isEqualTo(Watermark.NONE);
    for (int times = 2; times <= Waiting.MOST_TIMES; times++) {
      Facts.quarantine(warehouse, session, Facts.INVOICES, beginning);
    }
    assertThat(waiting()).isEqualTo(new Waiting(2, List.of("I1"), null));
  }

  private Waiting waiting() {
    return warehouse.loader().waiting(organization, Facts.INVOICES);
  }

  private void release(Set<String> gone, Watermark unnamedAfter) {
    warehouse.loader().release(new Release(session, Facts.INVOICES, gone, unnamedAfter));
  }

  @Test
  void shouldMoveTheWatermarkWithThePageAndNeverBack() {
    loadWithWatermark("2025-03-01T00:00:00Z");
    loadWithWatermark("2025-02-01T00:00:00Z");
    assertThat(warehouse.watermarks().watermark(organization, Facts.INVOICES).newest())
        .isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
  }

  @Test
  void shouldWriteNothingOnceANewerSessionTookTheTurn() {
    Facts.begin(warehouse, organization);
    var late = Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID);
    assertThatThrownBy(() -> Facts.load(warehouse, session, Facts.INVOICES, late))
        .isInstanceOf(StaleFenceException.class)
        .hasMessageContaining(organization.toString());
    assertThat(count("financial_data")).isZero();
  }

  private void loadWithWatermark(String newest) {
    var fact = Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.PAID);
    warehouse
        .loader()
        .load(
            new LoadBatch(
                session,
                Facts.INVOICES,
                1,
                List.of(new LoadItem(fact, "raw")),
                List.of(),
                new Watermark(Instant.parse(newest))));
  }

  private static io.xeropulse.core.model.Document withAllocations(
      List<io.xeropulse.core.model.Allocation> allocations) {
    return Facts.document(
        "I1",
        DocumentKind.INVOICE,
        "2025-01-01",
        null,
        "100.00",
        DocumentStatus.AUTHORISED,
        allocations);
  }

  private static CashMovement payment(@Nullable Boolean reconciled) {
    return new CashMovement(
        "P1",
        CashMovementKind.PAYMENT,
        "ACCRECPAYMENT",
        CashDirection.IN,
        "AUTHORISED",
        true,
        LocalDate.of(2025, 1, 1),
        "AUD",
        BigDecimal.ONE,
        BigDecimal.TEN,
        BigDecimal.TEN,
        null,
        null,
        null,
        null,
        null,
        reconciled,
        List.of(),
        null);
  }

  private static TimeEntry time(String id, String job, LocalDate date) {
    return new TimeEntry(id, job, "S1", null, date, 60, true, null);
  }

  private List<String> versions() {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select source_id || ' ' || xmin::text from %s.financial_data
                        where organization_id = :o order by 1
                        """
                            .formatted(schema))
                    .bind("o", organization.value())
                    .mapTo(String.class)
                    .list());
  }

  private long count(String table) {
    return Long.parseLong(
        text("select count(*)::text from %s." + table + " where organization_id = :o"));
  }

  private String text(String sql) {
    return Jdbi.create(dataSource)
        .withHandle(
            h ->
                h.createQuery(sql.formatted(schema))
                    .bind("o", organization.value())
                    .mapTo(String.class)
                    .one());
  }
}
