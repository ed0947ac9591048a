package io.xeropulse.xero.source;

import io.xeropulse.core.ledger.Booking;
import io.xeropulse.core.ledger.LedgerLine;
import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.accounting.AccountingApi;
import io.xeropulse.xero.accounting.ChangeQuery;
import io.xeropulse.xero.accounting.CreditAllocation;
import io.xeropulse.xero.accounting.LineItem;
import io.xeropulse.xero.accounting.ManualJournal;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sandbox's books as the wire shows them, and its own figures to compare them with. */
final class SandboxBooks {
  static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");
  private static final TransformContext AUD = new TransformContext("AUD", true);

  private final Sandbox sandbox;
  private final XeroSource source;
  private final AccountingApi accounting;

  SandboxBooks(Sandbox sandbox) {
    this.sandbox = sandbox;
    XeroClient client =
        XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .build();
    XeroConnection connection =
        client.connections().stream()
            .filter(c -> c.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
    this.source = client.source(connection);
    this.accounting = client.accounting(ORGANIZATION, connection);
  }

  XeroTrialBalance report() {
    return new XeroTrialBalance(accounting.reports());
  }

  /** The sandbox's own trial balance, without a call. */
  TrialBalance truth(LocalDate date, List<Account> accounts) {
    Map<String, String> ids = new HashMap<>();
    accounts.forEach(account -> ids.put(account.code(), account.sourceId()));
    Map<String, BigDecimal> balances = new HashMap<>();
    sandbox
        .truth()
        .trialBalance(date)
        .forEach((code, amount) -> balances.put(ids.get(code), amount));
    return new TrialBalance(date, balances);
  }

  Held read() {
    List<Fact> facts = new ArrayList<>();
    try (Extraction extraction = source.open(ORGANIZATION)) {
      for (Entity entity : source.entities()) {
        extraction
            .pages(entity, null)
            .forEachRemaining(
                page -> page.records().forEach(record -> facts.add(record.toFact(AUD))));
      }
    }
    List<Document> documents = new ArrayList<>(only(facts, Document.class));
    if (documents.stream().noneMatch(d -> d.kind() == DocumentKind.PREPAYMENT)) {
      documents.addAll(credits());
    }
    List<Booking> others = new ArrayList<>();
    accounting.bankTransfers(ChangeQuery.all()).stream()
        .map(
            t ->
                Booking.transfer(
                    t.bankTransferId(),
                    t.date(),
                    t.fromBankAccount().accountId(),
                    t.toBankAccount().accountId(),
                    t.amount()))
        .forEach(others::add);
    accounting.manualJournals(ChangeQuery.all()).stream()
        .filter(journal -> journal.status().text().equals("POSTED"))
        .map(SandboxBooks::journal)
        .forEach(others::add);
    return new Held(
        only(facts, OrganizationProfile.class).get(0),
        only(facts, Account.class),
        documents,
        only(facts, CashMovement.class),
        others);
  }

  private static Booking journal(ManualJournal journal) {
    return Booking.journal(
        journal.manualJournalId(),
        journal.date(),
        journal.journalLines().stream()
            .map(line -> new LedgerLine(line.accountId(), line.lineAmount()))
            .toList());
  }

  private List<Document> credits() {
    return Stream.concat(
            accounting.overpayments(ChangeQuery.all()).stream()
                .map(
                    o ->
                        credit(
                            o.overpaymentId(),
                            o.type().text(),
                            o.date(),
                            o.total(),
                            o.lineItems(),
                            o.allocations(),
                            AllocationKind.OVERPAYMENT)),
            accounting.prepayments(ChangeQuery.all()).stream()
                .map(
                    p ->
                        credit(
                            p.prepaymentId(),
                            p.type().text(),
                            p.date(),
                            p.total(),
                            p.lineItems(),
                            p.allocations(),
                            AllocationKind.PREPAYMENT)))
        .toList();
  }

  private static Document credit(
      String id,
      String type,
      LocalDate date,
      BigDecimal total,
      List<LineItem> lines,
      List<CreditAllocation> allocations,
      AllocationKind kind) {
    boolean received = type.startsWith("RECEIVE");
    boolean over = kind == AllocationKind.OVERPAYMENT;
    return new Document(
        id,
        over
            ? (received ? DocumentKind.OVERPAYMENT : DocumentKind.SUPPLIER_OVERPAYMENT)
            : (received ? DocumentKind.PREPAYMENT : DocumentKind.SUPPLIER_PREPAYMENT),
        type,
        DocumentStatus.AUTHORISED,
        "AUTHORISED",
        null,
        null,
        null,
        null,
        date,
        null,
        new DocumentAmounts("AUD", BigDecimal.ONE, total, BigDecimal.ZERO, total, total, null),
        lines.stream()
            .map(
                line ->
                    new DocumentLine(
                        line.lineItemId(),
                        null,
                        line.accountCode(),
                        line.taxType(),
                        line.quantity(),
                        line.unitAmount(),
                        line.taxAmount(),
                        line.lineAmount()))
            .toList(),
        allocations.stream()
            .map(a -> new Allocation(kind, a.invoice().invoiceId(), a.date(), a.amount()))
            .toList(),
        null);
  }

  private static <T> List<T> only(List<? super T> facts, Class<T> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
