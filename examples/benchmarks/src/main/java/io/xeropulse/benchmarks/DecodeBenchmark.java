package io.xeropulse.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xero.api.ApiClient;
import com.xero.models.accounting.Invoices;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.accounting.AccountingApi;
import io.xeropulse.xero.accounting.Invoice;
import io.xeropulse.xero.accounting.InvoiceQuery;
import io.xeropulse.xero.accounting.LineItem;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.XeroEndpoints;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.threeten.bp.chrono.ChronoLocalDate;

/**
 * Decodes a page of 1,000 invoices with five lines each and reads what a ledger needs of it: ours
 * through the public API, beside the official SDK's mapper and a bare walk over the tokens, in CPU
 * and allocation of the thread that does it.
 */
final class DecodeBenchmark implements Benchmark {
  private static final int INVOICES = 1_000;
  private static final int LINES = 5;
  private static final int PAGES = 40;
  private static final int WARM_UPS = 3;

  private final OrganizationId organization = new OrganizationId(new UUID(0, 1));
  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public List<Row> run() throws Exception {
    byte[] page = page();
    AccountingApi ours =
        AccountingApi.create(new OnePage(page), organization, "a tenant of no account");
    ObjectMapper official = new ApiClient().getObjectMapper();
    JsonFactory tokens = new JsonFactory();
    Samples cpu = new Samples(name(), "ms CPU/page");
    Samples memory = new Samples(name(), "MB/page");
    for (int run = -WARM_UPS; run < runs; run++) {
      Samples[] into = run < 0 ? new Samples[0] : new Samples[] {cpu, memory};
      measure("xeropulse", () -> readWithOurs(ours), into);
      measure("official-sdk", () -> readWithTheirs(official, page), into);
      measure("token-walk", () -> walk(tokens, page), into);
    }
    List<Row> rows = new ArrayList<>(cpu.rows("official-sdk"));
    rows.addAll(memory.rows("official-sdk"));
    return rows;
  }

  private interface Reading {
    /** Reads the page and says how many lines it had. */
    int lines() throws IOException;
  }

  private static void measure(String variant, Reading reading, Samples... into) throws IOException {
    ThreadCost start = ThreadCost.now();
    for (int page = 0; page < PAGES; page++) {
      int lines = reading.lines();
      if (lines != INVOICES * LINES) {
        throw new IllegalStateException(variant + " read " + lines + " lines");
      }
    }
    ThreadCost spent = ThreadCost.now().since(start);
    if (into.length > 0) {
      into[0].add(variant, spent.cpuNanos() / 1e6 / PAGES);
      into[1].add(variant, spent.allocatedBytes() / 1e6 / PAGES);
    }
  }

  private static int readWithOurs(AccountingApi api) {
    int lines = 0;
    try (Stream<Invoice> invoices = api.invoices(InvoiceQuery.all()).stream()) {
      for (Invoice invoice : (Iterable<Invoice>) invoices::iterator) {
        LocalDate date = Objects.requireNonNull(invoice.date());
        LocalDate due = Objects.requireNonNull(invoice.dueDate());
        BigDecimal total = Objects.requireNonNull(invoice.total());
        BigDecimal owed = Objects.requireNonNull(invoice.amountDue());
        require(!due.isBefore(date) && owed.compareTo(total) <= 0);
        require(invoice.invoiceId() != null && invoice.updatedDateUtc() != null);
        for (LineItem line : invoice.lineItems()) {
          require(line.lineAmount() != null && line.taxAmount() != null);
          require(line.quantity() != null && line.unitAmount() != null);
          require(line.accountCode() != null && line.description() != null);
          lines++;
        }
      }
    }
    return lines;
  }

  private static int readWithTheirs(ObjectMapper mapper, byte[] page) throws IOException {
    int lines = 0;
    for (com.xero.models.accounting.Invoice invoice :
        mapper.readValue(page, Invoices.class).getInvoices()) {
      ChronoLocalDate date = invoice.getDateAsDate();
      ChronoLocalDate due = invoice.getDueDateAsDate();
      require(!due.isBefore(date) && invoice.getAmountDue() <= invoice.getTotal());
      require(invoice.getInvoiceID() != null && invoice.getUpdatedDateUTCAsDate() != null);
      for (com.xero.models.accounting.LineItem line : invoice.getLineItems()) {
        require(line.getLineAmount() != null && line.getTaxAmount() != null);
        require(line.getQuantity() != null && line.getUnitAmount() != null);
        require(line.getAccountCode() != null && line.getDescription() != null);
        lines++;
      }
    }
    return lines;
  }

  /** Asks for the text of every value, which any reader must. */
  private static int walk(JsonFactory factory, byte[] page) throws IOException {
    int lines = 0;
    try (JsonParser parser = factory.createParser(page)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          parser.getText();
          lines += "LineItemID".equals(parser.currentName()) ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("A value was lost on the way");
    }
  }

  private byte[] page() {
    try (Sandbox sandbox =
        Sandbox.builder().invoices(INVOICES).linesPerInvoice(LINES).jobs(0).start()) {
      XeroClient client =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .build();
      XeroConnection connection = client.connections().get(0);
      return client
          .transport()
          .get(
              ApiRequest.builder(organization, "xero/invoices", "/api.xro/2.0/Invoices")
                  .tenantId(connection.tenantId())
                  .query("unitdp", "4")
                  .query("pageSize", "1000")
                  .query("page", "1")
                  .build())
          .body();
    }
  }

  /** Answers everything with the same page. */
  private record OnePage(ApiResponse answer) implements ApiTransport {
    OnePage(byte[] page) {
      this(new ApiResponse(200, java.util.Map.of("Content-Type", "application/json"), page));
    }

    @Override
    public ApiResponse get(ApiRequest request) {
      return answer;
    }

    @Override
    public ApiUsage usage(OrganizationId organization, String entity) {
      return ApiUsage.NONE;
    }
  }
}
