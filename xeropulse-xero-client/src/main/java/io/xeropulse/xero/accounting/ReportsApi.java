package io.xeropulse.xero.accounting;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.internal.wire.Envelope;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The reports that Xero works out, in base currency. Every method is one call and throws a {@link
 * io.xeropulse.core.XeroPulseException} when Xero fails; {@link
 * io.xeropulse.core.NotEntitledException} where the connecting user lacks the reporting role.
 * Thread-safe.
 */
public final class ReportsApi {
  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;

  ReportsApi(ApiTransport transport, OrganizationId organization, String tenantId) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
  }

  /**
   * Whose reports these are.
   *
   * @return the organization
   */
  public OrganizationId organization() {
    return organization;
  }

  /**
   * Debit and credit of every account.
   *
   * @param asAt the day, in the organisation's zone
   * @param paymentsOnly true for cash basis
   * @return the report
   */
  public Report trialBalance(LocalDate asAt, boolean paymentsOnly) {
    return read(
        "TrialBalance",
        Map.of("date", asAt.toString(), "paymentsOnly", Boolean.toString(paymentsOnly)));
  }

  /**
   * Income and expenses of a period of at most a year.
   *
   * @param from the first day
   * @param to the last day
   * @param options layout and comparison
   * @return the report
   */
  public Report profitAndLoss(LocalDate from, LocalDate to, ReportOptions options) {
    Map<String, String> query = between(from, to);
    query.putAll(options.parameters());
    return read("ProfitAndLoss", query);
  }

  /**
   * Assets, liabilities and equity.
   *
   * @param asAt the day
   * @param options layout and comparison
   * @return the report
   */
  public Report balanceSheet(LocalDate asAt, ReportOptions options) {
    Map<String, String> query = new LinkedHashMap<>(options.parameters());
    query.put("date", asAt.toString());
    return read("BalanceSheet", query);
  }

  /**
   * What one customer owes, by age.
   *
   * @param contactId the customer
   * @param asAt the day
   * @return the report
   */
  public Report agedReceivables(UUID contactId, LocalDate asAt) {
    return aged("AgedReceivablesByContact", contactId, asAt);
  }

  /**
   * What one supplier is owed, by age.
   *
   * @param contactId the supplier
   * @param asAt the day
   * @return the report
   */
  public Report agedPayables(UUID contactId, LocalDate asAt) {
    return aged("AgedPayablesByContact", contactId, asAt);
  }

  /**
   * What came in and went out of each bank account.
   *
   * @param from the first day
   * @param to the last day
   * @return the report
   */
  public Report bankSummary(LocalDate from, LocalDate to) {
    return read("BankSummary", between(from, to));
  }

  /**
   * The overall budget.
   *
   * @param from the first day
   * @param periods how many periods, 1 to 12
   * @param timeframe how long each is
   * @return the report
   * @throws IllegalArgumentException if periods is out of range
   */
  public Report budgetSummary(LocalDate from, int periods, ReportOptions.Timeframe timeframe) {
    if (periods < 1 || periods > 12) {
      throw new IllegalArgumentException("Ask for 1 to 12 periods, not " + periods);
    }
    return read(
        "BudgetSummary",
        Map.of(
            "date",
            from.toString(),
            "periods",
            Integer.toString(periods),
            "timeframe",
            Integer.toString(timeframe.months())));
  }

  /**
   * Cash, profit and more of one month, beside the month before.
   *
   * @param month any day of the month
   * @return the report
   */
  public Report executiveSummary(LocalDate month) {
    return read("ExecutiveSummary", Map.of("date", month.toString()));
  }

  private Report aged(String name, UUID contactId, LocalDate asAt) {
    return read(name, Map.of("contactId", contactId.toString(), "date", asAt.toString()));
  }

  private static Map<String, String> between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("The period ends before it begins: " + from + " to " + to);
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("fromDate", from.toString());
    query.put("toDate", to.toString());
    return query;
  }

  private Report read(String name, Map<String, String> query) {
    ApiRequest.Builder request =
        ApiRequest.builder(organization, "xero/reports", "/api.xro/2.0/Reports/" + name)
            .tenantId(tenantId);
    // Sorted, so that the same question is always the same address.
    new TreeMap<>(query).forEach(request::query);
    ApiResponse response = transport.get(request.build());
    try {
      return Envelope.read(response.body(), "Reports").records().stream()
          .filter(report -> !report.fields().isEmpty())
          .map(record -> new Report(record.fields()))
          .findFirst()
          .orElseThrow(() -> malformed(name, "holds no report; try again"));
    } catch (JacksonException notJson) {
      throw malformed(name, "is not Xero's JSON; try again, and check proxies in between");
    }
  }

  private MalformedResponseException malformed(String name, String what) {
    return new MalformedResponseException(
        "The %s report of organization %s %s".formatted(name, organization, what));
  }
}
