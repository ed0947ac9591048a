package io.xeropulse.warehouse;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes facts for tests and loads them as one page. */
public final class Facts {
  public static final Entity INVOICES = new Entity("xero", "invoices", false);
  public static final Entity TIME = new Entity("xpm", "time", false);

  private Facts() {}

  public static Document invoice(
      String id, String date, @Nullable String due, String total, DocumentStatus status) {
    return document(id, DocumentKind.INVOICE, date, due, total, status, List.of());
  }

  public static Document document(
      String id,
      DocumentKind kind,
      String date,
      @Nullable String due,
      String total,
      DocumentStatus status,
      List<Allocation> allocations) {
    BigDecimal amount = new BigDecimal(total);
    return new Document(
        id,
        kind,
        "ACCREC",
        status,
        status.name(),
        id,
        null,
        "C1",
        LocalDate.parse(date),
        due == null ? null : LocalDate.parse(due),
        new DocumentAmounts("AUD", BigDecimal.ONE, amount, BigDecimal.ZERO, amount, amount, null),
        List.of(),
        allocations,
        null);
  }

  public static CashMovement payment(
      String id, String documentId, String date, String amount, boolean live) {
    BigDecimal value = new BigDecimal(amount);
    return new CashMovement(
        id,
        CashMovementKind.PAYMENT,
        "ACCRECPAYMENT",
        CashDirection.IN,
        live ? "AUTHORISED" : "DELETED",
        live,
        LocalDate.parse(date),
        "AUD",
        BigDecimal.ONE,
        value,
        value,
        null,
        null,
        documentId,
        null,
        null,
        null,
        List.of(),
        null);
  }

  public static Job job(String number) {
    return new Job(
        number, number, "Active", null, null, null, null, null, null, null, null, List.of());
  }

  public static CashMovement transfer(String id, String date) {
    return new CashMovement(
        id,
        CashMovementKind.BANK_TRANSFER,
        "TRANSFER",
        CashDirection.WITHIN,
        "AUTHORISED",
        true,
        LocalDate.parse(date),
        "AUD",
        BigDecimal.ONE,
        BigDecimal.TEN,
        BigDecimal.TEN,
        "bank",
        "savings",
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  public static Allocation allocation(
      AllocationKind kind, String counterpart, String date, String amount) {
    return new Allocation(kind, counterpart, LocalDate.parse(date), new BigDecimal(amount));
  }

  public static SyncSession begin(Warehouse warehouse, OrganizationId organization) {
    return warehouse.sessions().begin(organization, Trigger.Manual.incremental());
  }

  public static LoadReceipt load(
      Warehouse warehouse, SyncSession session, Entity entity, Fact... facts) {
    List<LoadItem> items = Arrays.stream(facts).map(fact -> new LoadItem(fact, "raw")).toList();
    return warehouse
        .loader()
        .load(new LoadBatch(session, entity, 1, items, List.of(), Watermark.NONE))
        .receipt();
  }

  public static LoadReceipt quarantine(
      Warehouse warehouse, SyncSession session, Entity entity, Quarantined... records) {
    return warehouse
        .loader()
        .load(new LoadBatch(session, entity, 1, List.of(), List.of(records), Watermark.NONE))
        .receipt();
  }
}
