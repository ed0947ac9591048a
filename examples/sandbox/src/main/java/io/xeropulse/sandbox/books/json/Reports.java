package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the report that is asked for; each is worked out from the ledger. Thread-safe. */
final class Reports {

  private final Books books;
  private final Budget budget;
  private final TaxReports taxes;

  Reports(Books books, Budget budget) {
    this.books = books;
    this.budget = budget;
    this.taxes = new TaxReports(books);
  }

  Optional<ObjectNode> report(String name, Map<String, String> parameters) {
    ReportQuery query = new ReportQuery(parameters, books.asAt());
    return switch (name) {
      case "TrialBalance" -> Optional.of(new TrialBalanceReport(books).of(query));
      case "ProfitAndLoss" -> Optional.of(new ProfitAndLossReport(books).of(query));
      case "BalanceSheet" -> Optional.of(new BalanceSheetReport(books).of(query));
      case "AgedReceivablesByContact" -> Optional.of(new AgedReport(books).of(query, true));
      case "AgedPayablesByContact" -> Optional.of(new AgedReport(books).of(query, false));
      case "BankSummary" -> Optional.of(new BankSummaryReport(books).of(query));
      case "BudgetSummary" -> Optional.of(new BudgetSummaryReport(books, budget).of(query));
      case "ExecutiveSummary" -> Optional.of(new ExecutiveSummaryReport(books).of(query));
      case "TenNinetyNine" -> Optional.of(taxes.tenNinetyNine(query.year()));
      default ->
          name.equalsIgnoreCase(taxes.id()) ? Optional.of(taxes.taxReturn()) : Optional.empty();
    };
  }

  /** The reports that are found by their ids. */
  List<JsonNode> published() {
    return taxes.published();
  }
}
