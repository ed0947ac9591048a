package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.limit.Limits;
import io.xeropulse.sandbox.xero.Quirk;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.accounting.AccountingApi;
import io.xeropulse.xero.accounting.ReportFigure;
import io.xeropulse.xero.accounting.ReportLine;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SandboxPracticeTest {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");

  @Test
  void shouldUseTheMinutesOfAnHourWithoutOneRefusal() {
    DrivenClock clock = new DrivenClock();
    Instant start = clock.now;
    Duration length = Duration.ofMinutes(PROOF ? 60 : 10);
    try (Sandbox sandbox =
        Sandbox.builder().invoices(1).jobs(1).clock(clock).limits(Limits.xero()).start()) {
      XeroClient client =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .clock(clock)
              .pause(clock::advance)
              .retries(Retries.none())
              .build();
      ApiRequest request =
          ApiRequest.builder(ORGANIZATION, "xero/organisations", "/api.xro/2.0/Organisation")
              .tenantId(sandbox.xeroTenantId())
              .build();
      int calls = 0;
      while (clock.now.isBefore(start.plus(length))) {
        assertThat(client.transport().get(request).status()).isEqualTo(200);
        clock.advance(Duration.ofMillis(150));
        calls++;
      }
      assertThat(calls).isGreaterThanOrEqualTo((int) (0.95 * 60 * length.toMinutes()));
      assertThat(client.meter().of(ORGANIZATION).calls()).isEqualTo(calls);
    }
  }

  @Test
  void shouldUnderstandEveryRecordHoweverOddlyItIsWritten() {
    try (Sandbox sandbox = Sandbox.builder().invoices(300).jobs(1).quirks(Quirk.values()).start()) {
      XeroSource source = client(sandbox).source(connection(sandbox));
      Map<String, Integer> read = new HashMap<>();
      try (Extraction extraction = source.open(ORGANIZATION)) {
        for (Entity entity : source.entities()) {
          for (Iterator<Page> pages = extraction.pages(entity, null); pages.hasNext(); ) {
            for (SourceRecord record : pages.next().records()) {
              assertThat(record.toFact(new TransformContext("AUD", true)).sourceId()).isNotBlank();
              read.merge(entity.name(), 1, Integer::sum);
            }
          }
          boolean whole = !entity.equals(BudgetWindows.ENTITY); // some years of each budget
          assertThat(extraction.coverage(entity))
              .isEqualTo(whole ? Optional.of(new Coverage.Everything()) : Optional.empty());
        }
      }
      Map<String, Integer> truth = sandbox.truth().counts();
      assertThat(read)
          .containsEntry("invoices", truth.get("Invoices"))
          .containsEntry("payments", truth.get("Payments"))
          .containsEntry("credit_notes", truth.get("CreditNotes"))
          .containsEntry("budget_windows", 3);
    }
  }

  @Test
  void shouldProveNothingByAbsenceUnlessEverythingWasRead() {
    try (Sandbox sandbox = Sandbox.builder().invoices(20).jobs(1).start()) {
      XeroSource source = client(sandbox).source(connection(sandbox));
      Entity invoices = entity(source, "invoices");
      try (Extraction extraction = source.open(ORGANIZATION)) {
        assertThat(extraction.coverage(invoices)).isEmpty();
        Iterator<Page> whole = extraction.pages(invoices, null);
        whole.next();
        assertThat(extraction.coverage(invoices)).isEmpty();
        whole.forEachRemaining(page -> {});
        assertThat(extraction.coverage(invoices)).isPresent();
        extraction.pages(invoices, Instant.EPOCH).forEachRemaining(page -> {});
        assertThat(extraction.coverage(invoices)).isEmpty();
      }
    }
  }

  @Test
  void shouldLoseNoInvoiceWhenOthersChangeBetweenItsPages() {
    try (Sandbox sandbox = Sandbox.builder().invoices(3_000).jobs(1).start()) {
      XeroSource source = client(sandbox).source(connection(sandbox));
      Set<String> expected = new HashSet<>();
      sandbox.books().stories().forEach(story -> expected.add(story.invoice().id().toString()));
      Set<String> read = new HashSet<>();
      Map<String, String> latest = new HashMap<>();
      String edited = "";
      try (Extraction extraction = source.open(ORGANIZATION)) {
        Iterator<Page> pages = extraction.pages(entity(source, "invoices"), null);
        for (int number = 0; pages.hasNext(); number++) {
          for (SourceRecord record : pages.next().records()) {
            read.add(record.sourceId());
            latest.put(record.sourceId(), record.rawText());
            edited = number == 0 ? record.sourceId() : edited;
          }
          if (number == 0) {
            sandbox.books().edit(UUID.fromString(edited), "moved to the end");
          }
        }
      }
      assertThat(read).isEqualTo(expected);
      assertThat(latest.get(edited)).contains("moved to the end");
    }
  }

  @Test
  void shouldReadTheTrialBalanceThatTheBooksHave() {
    LocalDate day = LocalDate.of(2025, 6, 30);
    try (Sandbox sandbox = Sandbox.builder().invoices(200).jobs(1).start()) {
      BigDecimal debits = BigDecimal.ZERO;
      BigDecimal credits = BigDecimal.ZERO;
      Map<String, BigDecimal> net = new HashMap<>();
      for (ReportLine line : api(sandbox).reports().trialBalance(day, false).lines()) {
        if (!line.summary()) {
          debits = debits.add(amount(line, "YTD Debit"));
          credits = credits.add(amount(line, "YTD Credit"));
          String code = line.label().replaceAll(".*\\((.*)\\)$", "$1");
          net.put(code, amount(line, "YTD Debit").subtract(amount(line, "YTD Credit")));
        }
      }
      assertThat(debits).isPositive().isEqualByComparingTo(credits);
      sandbox
          .truth()
          .trialBalance(day)
          .forEach(
              (code, balance) ->
                  assertThat(net.getOrDefault(code, BigDecimal.ZERO))
                      .as(code)
                      .isEqualByComparingTo(balance));
    }
  }

  @Test
  void shouldReadJournalsWhereEntitledAndSaySoWhereNot() {
    try (Sandbox sandbox = Sandbox.builder().invoices(150).jobs(1).journals(true).start()) {
      assertThat(api(sandbox).journals(0).stream().map(journal -> journal.journalNumber()))
          .hasSizeGreaterThan(150)
          .doesNotHaveDuplicates()
          .isSorted();
    }
    try (Sandbox sandbox = Sandbox.builder().invoices(1).jobs(1).journals(false).start()) {
      assertThatThrownBy(() -> api(sandbox).journals(0).toList())
          .isInstanceOf(NotEntitledException.class);
    }
  }

  private static BigDecimal amount(ReportLine line, String column) {
    ReportFigure figure = line.figure(column);
    return figure == null || figure.amount() == null ? BigDecimal.ZERO : figure.amount();
  }

  private static AccountingApi api(Sandbox sandbox) {
    return client(sandbox).accounting(ORGANIZATION, connection(sandbox));
  }

  private static XeroClient client(Sandbox sandbox) {
    return XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
        .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
        .rateLimits(RateLimits.unlimited())
        .retries(Retries.none())
        .build();
  }

  private static XeroConnection connection(Sandbox sandbox) {
    return new XeroConnection("c", sandbox.xeroTenantId(), "ORGANISATION", "");
  }

  private static Entity entity(XeroSource source, String name) {
    return source.entities().stream()
        .filter(entity -> entity.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static final class DrivenClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T10:00:17.250Z");

    @Override
    public Instant instant() {
      return now;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }
  }
}
