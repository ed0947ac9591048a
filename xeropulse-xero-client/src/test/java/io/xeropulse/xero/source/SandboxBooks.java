package io.xeropulse.xero.source;

import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
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

/** A sandbox's books as the wire shows them, and its own figures to compare them with. */
final class SandboxBooks {
  static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");
  private static final TransformContext AUD = new TransformContext("AUD", true);

  private final Sandbox sandbox;
  private final XeroConnection connection;
  private final XeroSource source;
  private final AccountingApi accounting;

  SandboxBooks(Sandbox sandbox) {
    this.sandbox = sandbox;
    XeroClient client = client(RateLimits.unlimited());
    this.connection =
        client.connections().stream()
            .filter(c -> c.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
    this.source = client.source(connection);
    this.accounting = client.accounting(ORGANIZATION, connection);
  }

  private XeroClient client(RateLimits limits) {
    return XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
        .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
        .rateLimits(limits)
        .retries(Retries.none())
        .build();
  }

  XeroDayReader days(RateLimits limits) {
    return XeroDayReader.create(client(limits).transport(), ORGANIZATION, connection);
  }

  /** How often the organisation was asked for data, by any client. */
  long calls() {
    return sandbox.meter().byLine().entrySet().stream()
        .filter(line -> line.getKey().tenant().equals(connection.tenantId()))
        .mapToLong(line -> line.getValue().calls())
        .sum();
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
    return new Held(
        only(facts, OrganizationProfile.class).get(0),
        only(facts, Account.class),
        only(facts, Document.class),
        only(facts, CashMovement.class));
  }

  private static <T> List<T> only(List<? super T> facts, Class<T> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
