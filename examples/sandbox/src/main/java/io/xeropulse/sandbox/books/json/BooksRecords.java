package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.AccountingRecords;
import io.xeropulse.sandbox.xero.Detail;
import io.xeropulse.sandbox.xero.Resource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The made-up practice behind the Accounting API, record by record as asked; thread-safe. */
public final class BooksRecords implements AccountingRecords {

  private final Books books;
  private final Documents documents;
  private final Settings settings;
  private final SideLists lists;
  private final Budget budget;
  private final Reports reports;
  private final BatchPayments batches;
  private final Groups groups;
  private final Branding branding;
  private final Expenses expenses;
  private final BillableExpenses billable;
  private final History history;

  /**
   * Opens the books to the API.
   *
   * @param books the books
   */
  public BooksRecords(Books books) {
    this.books = books;
    this.documents = new Documents(books);
    this.settings = new Settings(books);
    this.lists = new SideLists(books);
    this.budget = new Budget(books);
    this.reports = new Reports(books, budget);
    this.batches = new BatchPayments(books);
    this.groups = new Groups(books);
    this.branding = new Branding(books);
    this.expenses = new Expenses(books, settings);
    this.billable = new BillableExpenses(books);
    this.history = new History(books);
  }

  @Override
  public List<JsonNode> list(Resource resource) {
    return switch (resource) {
      case ORGANISATION -> settings.organisation();
      case ACCOUNTS -> settings.accounts();
      case CONTACTS -> new Indexed<>(books.contacts(), settings::contact);
      case INVOICES -> new Indexed<>(books.stories(), documents::invoice);
      case PAYMENTS -> new Indexed<>(books.payments(), documents::payment);
      case CREDIT_NOTES -> credits(Credit.Kind.NOTE);
      case OVERPAYMENTS -> credits(Credit.Kind.OVERPAYMENT);
      case PREPAYMENTS -> credits(Credit.Kind.PREPAYMENT);
      case BANK_TRANSACTIONS -> new Indexed<>(books.bankTransactions(), documents::bankTransaction);
      case BANK_TRANSFERS -> new Indexed<>(books.bankTransfers(), documents::bankTransfer);
      case MANUAL_JOURNALS -> new Indexed<>(books.manualJournals(), documents::manualJournal);
      case TAX_RATES -> settings.taxRates();
      case TRACKING_CATEGORIES -> settings.trackingCategories();
      case CURRENCIES -> settings.currencies();
      case USERS -> settings.users();
      case ACTIONS -> settings.actions();
      case INVOICE_REMINDERS -> List.of(Json.object().put("Enabled", true));
      case BATCH_PAYMENTS -> batches.all();
      case BRANDING_THEMES -> branding.themes();
      case PAYMENT_SERVICES -> branding.paymentServices();
      case EXPENSE_CLAIMS -> expenses.claims();
      case RECEIPTS -> expenses.receipts();
      case LINKED_TRANSACTIONS -> billable.linkedTransactions();
      case JOURNALS -> List.of(); // read by their numbers
      case BUDGETS -> List.of(budget.node(false, books.asAt(), books.asAt()));
      case CONTACT_GROUPS -> groups.all(false);
      case ITEMS -> lists.items();
      case QUOTES -> lists.quotes();
      case PURCHASE_ORDERS -> lists.purchaseOrders();
      case REPEATING_INVOICES -> lists.repeatingInvoices();
    };
  }

  @Override
  public List<JsonNode> details(Detail detail, Resource resource, JsonNode record) {
    return switch (detail) {
      case ATTACHMENTS -> Files.of(record.path(resource.idField()).asText(), record);
      case HISTORY -> history.of(record);
      case ONLINE_INVOICE -> documents.onlineInvoice(record);
      case PAYMENT_SERVICES -> branding.paymentServices(record);
      case CIS_SETTINGS -> settings.cis(resource, record);
    };
  }

  @Override
  public byte[] content(Resource resource, JsonNode record, JsonNode file) {
    return Files.content(record.path(resource.idField()).asText(), record);
  }

  @Override
  public List<JsonNode> publishedReports() {
    return reports.published();
  }

  @Override
  public Optional<ObjectNode> report(String name, Map<String, String> parameters) {
    return reports.report(name, parameters);
  }

  @Override
  public Optional<JsonNode> single(
      Resource resource, String idOrNumber, Map<String, String> parameters) {
    return switch (resource) {
      case BUDGETS -> budget(idOrNumber, parameters);
      case CONTACT_GROUPS ->
          groups.all(true).stream()
              .filter(group -> group.path("ContactGroupID").asText().equalsIgnoreCase(idOrNumber))
              .findFirst();
      case INVOICES -> books.findStory(idOrNumber).map(documents::invoice);
      case JOURNALS -> journal(idOrNumber);
      default -> Optional.empty();
    };
  }

  private Optional<JsonNode> journal(String idOrNumber) {
    int number =
        idOrNumber.matches("\\d{1,9}")
            ? Integer.parseInt(idOrNumber)
            : Ids.find(idOrNumber).map(Ids::index).orElse(0L).intValue();
    return (number > 0 ? journals(number - 1, 1) : List.<JsonNode>of())
        .stream()
            .filter(
                journal ->
                    journal.path("JournalNumber").asText().equals(idOrNumber)
                        || journal.path("JournalID").asText().equalsIgnoreCase(idOrNumber))
            .findFirst();
  }

  private Optional<JsonNode> budget(String id, Map<String, String> parameters) {
    LocalDate from = date(parameters, "DateFrom", books.asAt().withDayOfMonth(1));
    LocalDate to = date(parameters, "DateTo", from.plusMonths(2));
    LocalDate last = from.plusMonths(23);
    JsonNode found = budget.node(true, from, to.isAfter(last) ? last : to);
    return found.path("BudgetID").asText().equalsIgnoreCase(id)
        ? Optional.of(found)
        : Optional.empty();
  }

  private static LocalDate date(Map<String, String> parameters, String name, LocalDate otherwise) {
    return new ReportQuery(parameters, otherwise).date(name, otherwise);
  }

  @Override
  public List<JsonNode> journals(int after, int atMost) {
    List<Books.Posted> posted = books.posted(after, atMost);
    List<JsonNode> journals = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      journals.add(documents.journal(Math.max(0, after) + i + 1, posted.get(i)));
    }
    return journals;
  }

  private List<JsonNode> credits(Credit.Kind kind) {
    return new Indexed<>(books.credits(kind), documents::credit);
  }
}
