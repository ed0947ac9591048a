package io.xeropulse.warehouse.load;

import static io.xeropulse.warehouse.load.ColumnType.AMOUNT;
import static io.xeropulse.warehouse.load.ColumnType.BOOLEAN;
import static io.xeropulse.warehouse.load.ColumnType.DATE;
import static io.xeropulse.warehouse.load.ColumnType.INSTANT;
import static io.xeropulse.warehouse.load.ColumnType.INTEGER;
import static io.xeropulse.warehouse.load.ColumnType.RATE;
import static io.xeropulse.warehouse.load.ColumnType.TEXT;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Category;
import io.xeropulse.core.model.Client;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Item;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.Task;
import io.xeropulse.core.model.TaxRate;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.model.TrackingCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where every kind of fact is stored. */
final class FactTables {
  private static final FactTable<OrganizationProfile> ORGANIZATION_PROFILE =
      new FactTable<>(
          "organization_profile",
          List.of(
              column("name", TEXT, OrganizationProfile::name),
              column("base_currency", TEXT, OrganizationProfile::baseCurrency),
              column("country_code", TEXT, OrganizationProfile::countryCode),
              column("timezone", TEXT, OrganizationProfile::timezone),
              column(
                  "financial_year_end_month", INTEGER, OrganizationProfile::financialYearEndMonth),
              column("financial_year_end_day", INTEGER, OrganizationProfile::financialYearEndDay),
              column("period_lock_date", DATE, OrganizationProfile::periodLockDate),
              column("end_of_year_lock_date", DATE, OrganizationProfile::endOfYearLockDate)),
          List.of());

  private static final FactTable<Account> ACCOUNT =
      new FactTable<>(
          "account",
          List.of(
              column("code", TEXT, Account::code),
              column("name", TEXT, Account::name),
              column("account_type", TEXT, Account::type),
              column("account_class", TEXT, Account::accountClass),
              column("status", TEXT, Account::status),
              column("tax_type", TEXT, Account::taxType),
              column("currency", TEXT, Account::currency),
              column("system_account", TEXT, Account::systemAccount),
              column("source_updated_at", INSTANT, Account::updatedAt)),
          List.of());

  private static final FactTable<Contact> CONTACT =
      new FactTable<>(
          "contact",
          List.of(
              column("name", TEXT, Contact::name),
              column("status", TEXT, Contact::status),
              column("account_number", TEXT, Contact::accountNumber),
              column("merged_into", TEXT, Contact::mergedInto),
              column("source_updated_at", INSTANT, Contact::updatedAt)),
          List.of());

  private static final List<Column<DocumentLine>> LINE_COLUMNS =
      List.of(
          column("source_id", TEXT, DocumentLine::sourceId),
          column("description", TEXT, DocumentLine::description),
          column("account_id", TEXT, DocumentLine::accountId),
          column("account_code", TEXT, DocumentLine::accountCode),
          column("item_code", TEXT, DocumentLine::itemCode),
          column("tax_type", TEXT, DocumentLine::taxType),
          column("quantity", AMOUNT, DocumentLine::quantity),
          column("unit_amount", AMOUNT, DocumentLine::unitAmount),
          column("discount_rate", AMOUNT, DocumentLine::discountRate),
          column("tax_amount", AMOUNT, DocumentLine::taxAmount),
          column("line_amount", AMOUNT, DocumentLine::lineAmount));

  /** A tracking option with the number of the line that it is on. */
  private record LineOption(int line, DocumentLine.Tracking tracking) {}

  private static final List<Column<LineOption>> OPTION_COLUMNS =
      List.of(
          column("of_line", INTEGER, LineOption::line),
          column("category_id", TEXT, o -> o.tracking().categoryId()),
          column("option_id", TEXT, o -> o.tracking().optionId()),
          column("category_name", TEXT, o -> o.tracking().name()),
          column("option_name", TEXT, o -> o.tracking().option()));

  private static final FactTable<Document> DOCUMENT =
      new FactTable<>(
          "financial_data",
          List.of(
              column("kind", TEXT, d -> word(d.kind())),
              column("basis", TEXT, d -> "accrual"),
              column("direction", TEXT, FactTables::direction),
              column("source_type", TEXT, Document::sourceType),
              column("status", TEXT, d -> word(d.status())),
              column("source_status", TEXT, Document::sourceStatus),
              column("document_number", TEXT, Document::number),
              column("reference", TEXT, Document::reference),
              column("contact_id", TEXT, Document::contactId),
              column("transaction_date", DATE, Document::date),
              column("due_date", DATE, Document::dueDate),
              column("currency", TEXT, d -> d.amounts().currency()),
              column("currency_rate", RATE, d -> d.amounts().rate()),
              column("sub_total", AMOUNT, d -> d.amounts().subTotal()),
              column("total_tax", AMOUNT, d -> d.amounts().totalTax()),
              column("total", AMOUNT, d -> d.amounts().total()),
              column("base_total", AMOUNT, d -> d.amounts().baseTotal()),
              column("amount_due", AMOUNT, d -> d.amounts().amountDue()),
              column("line_tax", TEXT, d -> wordOrNull(d.lineTax())),
              column("source_updated_at", INSTANT, Document::updatedAt)),
          List.of(
              owned(
                  "financial_line",
                  Document::lines,
                  column("contact_id", TEXT, Document::contactId),
                  LINE_COLUMNS),
              owned(
                  "financial_tracking",
                  d -> options(d.lines()),
                  column("contact_id", TEXT, Document::contactId),
                  OPTION_COLUMNS),
              FactTables.<Document, Allocation>owned(
                  "financial_allocation",
                  Document::allocations,
                  column("contact_id", TEXT, Document::contactId),
                  List.of(
                      column("kind", TEXT, a -> word(a.kind())),
                      column("counterpart_id", TEXT, Allocation::counterpartId),
                      column("allocation_date", DATE, Allocation::date),
                      column("amount", AMOUNT, Allocation::amount)))));

  private static final FactTable<CashMovement> CASH_MOVEMENT =
      new FactTable<>(
          "financial_data",
          List.of(
              column("kind", TEXT, m -> word(m.kind())),
              column("basis", TEXT, m -> "cash"),
              column("direction", TEXT, m -> word(m.direction())),
              column("source_type", TEXT, CashMovement::sourceType),
              column("status", TEXT, m -> m.live() ? "live" : "deleted"),
              column("source_status", TEXT, CashMovement::sourceStatus),
              column("reference", TEXT, CashMovement::reference),
              column("reconciled", BOOLEAN, CashMovement::reconciled),
              column("contact_id", TEXT, CashMovement::contactId),
              column("account_id", TEXT, CashMovement::accountId),
              column("counter_account_id", TEXT, CashMovement::counterAccountId),
              column("document_id", TEXT, CashMovement::documentId),
              column("transaction_date", DATE, CashMovement::date),
              column("currency", TEXT, CashMovement::currency),
              column("currency_rate", RATE, CashMovement::rate),
              column("total", AMOUNT, CashMovement::amount),
              column("base_total", AMOUNT, CashMovement::baseAmount),
              column("bank_amount", AMOUNT, CashMovement::bankAmount),
              column("line_tax", TEXT, m -> wordOrNull(m.lineTax())),
              column("source_updated_at", INSTANT, CashMovement::updatedAt)),
          List.of(
              owned(
                  "financial_line",
                  CashMovement::lines,
                  column("contact_id", TEXT, CashMovement::contactId),
                  LINE_COLUMNS),
              owned(
                  "financial_tracking",
                  m -> options(m.lines()),
                  column("contact_id", TEXT, CashMovement::contactId),
                  OPTION_COLUMNS)));

  private static final FactTable<TaxRate> TAX_RATE =
      new FactTable<>(
          "tax_rate",
          List.of(
              column("name", TEXT, TaxRate::name),
              column("status", TEXT, TaxRate::status),
              column("effective_rate", AMOUNT, TaxRate::effectiveRate)),
          List.of());

  private static final FactTable<TrackingCategory> TRACKING_CATEGORY =
      new FactTable<>(
          "tracking_category",
          List.of(
              column("name", TEXT, TrackingCategory::name),
              column("status", TEXT, TrackingCategory::status)),
          List.of(
              new ChildTable<TrackingCategory, TrackingCategory.Option>(
                  "tracking_option",
                  TrackingCategory::options,
                  List.of(
                      column("source_id", TEXT, TrackingCategory.Option::sourceId),
                      column("name", TEXT, TrackingCategory.Option::name),
                      column("status", TEXT, TrackingCategory.Option::status)))));

  private static final FactTable<Item> ITEM =
      new FactTable<>(
          "item",
          List.of(
              column("code", TEXT, Item::code),
              column("name", TEXT, Item::name),
              column("sales_unit_price", AMOUNT, Item::salesUnitPrice),
              column("sales_account_code", TEXT, Item::salesAccountCode),
              column("purchase_unit_price", AMOUNT, Item::purchaseUnitPrice),
              column("purchase_account_code", TEXT, Item::purchaseAccountCode)),
          List.of());

  private static final FactTable<Budget> BUDGET =
      new FactTable<>(
          "budget",
          List.of(
              column("budget_type", TEXT, Budget::type),
              column("description", TEXT, Budget::description),
              column("source_updated_at", INSTANT, Budget::updatedAt)),
          List.of(
              new ChildTable<Budget, Budget.Tracking>(
                  "budget_tracking",
                  Budget::tracking,
                  List.of(
                      column("category_id", TEXT, Budget.Tracking::categoryId),
                      column("option_id", TEXT, Budget.Tracking::optionId),
                      column("category_name", TEXT, Budget.Tracking::name),
                      column("option_name", TEXT, Budget.Tracking::option)))));

  private static final FactTable<BudgetWindow> BUDGET_WINDOW =
      new FactTable<>(
          "budget_window",
          List.of(
              column("budget_id", TEXT, BudgetWindow::budgetId),
              column("first_month", DATE, w -> w.first().atDay(1))),
          List.of(
              FactTables.<BudgetWindow, BudgetWindow.Line>owned(
                  "budget_line",
                  BudgetWindow::lines,
                  column("budget_id", TEXT, BudgetWindow::budgetId),
                  List.of(
                      column("account_id", TEXT, BudgetWindow.Line::accountId),
                      column("account_code", TEXT, BudgetWindow.Line::accountCode),
                      column("month", DATE, l -> l.month().atDay(1)),
                      column("amount", AMOUNT, BudgetWindow.Line::amount),
                      column("notes", TEXT, BudgetWindow.Line::notes)))));

  private static final FactTable<Staff> STAFF = named("staff", Staff::name);
  private static final FactTable<Task> TASK = named("task", Task::name);
  private static final FactTable<Category> CATEGORY = named("category", Category::name);

  private static final FactTable<Client> CLIENT =
      new FactTable<>(
          "client",
          List.of(
              column("name", TEXT, Client::name),
              column("archived", BOOLEAN, Client::archived),
              column("deleted", BOOLEAN, Client::deleted),
              column("account_manager_id", TEXT, Client::accountManagerId),
              column("job_manager_id", TEXT, Client::jobManagerId),
              column("export_code", TEXT, Client::exportCode)),
          List.of());

  private static final FactTable<Job> JOB =
      new FactTable<>(
          "job",
          List.of(
              column("name", TEXT, Job::name),
              column("state", TEXT, Job::state),
              column("client_id", TEXT, Job::clientId),
              column("client_name", TEXT, Job::clientName),
              column("category", TEXT, Job::category),
              column("manager_id", TEXT, Job::managerId),
              column("partner_id", TEXT, Job::partnerId),
              column("start_date", DATE, Job::startDate),
              column("due_date", DATE, Job::dueDate),
              column("completed_date", DATE, Job::completedDate)),
          List.of(
              new ChildTable<Job, String>(
                  "job_assignment",
                  Job::assignedStaffIds,
                  List.of(column("staff_id", TEXT, Function.identity())))));

  private static final FactTable<TimeEntry> TIME_ENTRY =
      new FactTable<>(
          "time_entry",
          List.of(
              column("job_id", TEXT, TimeEntry::jobId),
              column("staff_id", TEXT, TimeEntry::staffId),
              column("task_id", TEXT, TimeEntry::taskId),
              column("entry_date", DATE, TimeEntry::date),
              column("minutes", INTEGER, TimeEntry::minutes),
              column("billable", BOOLEAN, TimeEntry::billable),
              column("invoice_line_id", TEXT, TimeEntry::invoiceLineId)),
          List.of());

  private static final FactTable<JobCost> JOB_COST =
      new FactTable<>(
          "job_cost",
          List.of(
              column("job_id", TEXT, JobCost::jobId),
              column("cost_date", DATE, JobCost::date),
              column("description", TEXT, JobCost::description),
              column("code", TEXT, JobCost::code),
              column("quantity", AMOUNT, JobCost::quantity),
              column("unit_cost", AMOUNT, JobCost::unitCost),
              column("unit_price", AMOUNT, JobCost::unitPrice),
              column("billable", BOOLEAN, JobCost::billable)),
          List.of());

  private static final FactTable<JobInvoice> JOB_INVOICE =
      new FactTable<>(
          "job_invoice",
          List.of(
              column("invoice_number", TEXT, JobInvoice::number),
              column("invoice_type", TEXT, JobInvoice::type),
              column("status", TEXT, JobInvoice::status),
              column("touches_wip", BOOLEAN, JobInvoice::touchesWip),
              column("job_text", TEXT, JobInvoice::jobText),
              column("client_id", TEXT, JobInvoice::clientId),
              column("invoice_date", DATE, JobInvoice::date),
              column("due_date", DATE, JobInvoice::dueDate),
              column("amount", AMOUNT, JobInvoice::amount),
              column("amount_tax", AMOUNT, JobInvoice::amountTax)),
          List.of(
              FactTables.<JobInvoice, JobInvoiceLine>owned(
                  "job_invoice_line",
                  JobInvoice::lines,
                  column("client_id", TEXT, JobInvoice::clientId),
                  List.of(
                      column("source_id", TEXT, JobInvoiceLine::sourceId),
                      column("kind", TEXT, l -> word(l.kind())),
                      column("job_id", TEXT, JobInvoiceLine::jobId),
                      column("description", TEXT, JobInvoiceLine::description),
                      column("code", TEXT, JobInvoiceLine::code),
                      column("quantity", AMOUNT, JobInvoiceLine::quantity),
                      column("unit_price", AMOUNT, JobInvoiceLine::unitPrice),
                      column("amount", AMOUNT, JobInvoiceLine::amount)))));

  private static final Map<Class<? extends Fact>, FactTable<?>> BY_KIND =
      Map.ofEntries(
          Map.entry(Document.class, DOCUMENT),
          Map.entry(CashMovement.class, CASH_MOVEMENT),
          Map.entry(TimeEntry.class, TIME_ENTRY),
          Map.entry(JobCost.class, JOB_COST),
          Map.entry(JobInvoice.class, JOB_INVOICE),
          Map.entry(Job.class, JOB),
          Map.entry(Client.class, CLIENT),
          Map.entry(Contact.class, CONTACT),
          Map.entry(Account.class, ACCOUNT),
          Map.entry(Staff.class, STAFF),
          Map.entry(Task.class, TASK),
          Map.entry(Category.class, CATEGORY),
          Map.entry(OrganizationProfile.class, ORGANIZATION_PROFILE),
          Map.entry(TaxRate.class, TAX_RATE),
          Map.entry(TrackingCategory.class, TRACKING_CATEGORY),
          Map.entry(Item.class, ITEM),
          Map.entry(Budget.class, BUDGET),
          Map.entry(BudgetWindow.class, BUDGET_WINDOW));

  private FactTables() {}

  /** The table of a fact. */
  @SuppressWarnings("unchecked") // each class stands with the table of its facts
  static <F extends Fact> FactTable<F> of(F fact) {
    return (FactTable<F>) of(fact.getClass());
  }

  /** The table of a kind of fact. */
  static FactTable<?> of(Class<? extends Fact> kind) {
    FactTable<?> table = BY_KIND.get(kind);
    if (table == null) {
      throw new IllegalStateException("No table for " + kind.getName());
    }
    return table;
  }

  private static <R> Column<R> column(
      String name, ColumnType type, Function<R, ? extends @Nullable Object> value) {
    return new Column<>(name, type, value);
  }

  /** A row with the fact it belongs to. */
  private record Owned<F, C>(F fact, C row) {}

  /** Children that also carry a column of their fact: row security looks at one row at a time. */
  private static <F, C> ChildTable<F, ?> owned(
      String table, Function<F, List<C>> rows, Column<F> owner, List<Column<C>> columns) {
    List<Column<Owned<F, C>>> all = new ArrayList<>();
    all.add(column(owner.name(), owner.type(), child -> owner.value().apply(child.fact())));
    for (Column<C> own : columns) {
      all.add(column(own.name(), own.type(), child -> own.value().apply(child.row())));
    }
    return new ChildTable<>(
        table,
        fact -> rows.apply(fact).stream().map(row -> new Owned<>(fact, row)).toList(),
        List.copyOf(all));
  }

  private static <F extends Fact> FactTable<F> named(String table, Function<F, String> name) {
    return new FactTable<>(table, List.of(column("name", TEXT, name)), List.of());
  }

  private static List<LineOption> options(List<DocumentLine> lines) {
    List<LineOption> options = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (DocumentLine.Tracking tracking : lines.get(i).tracking()) {
        options.add(new LineOption(i + 1, tracking));
      }
    }
    return options;
  }

  private static String direction(Document document) {
    return switch (document.kind()) {
      case INVOICE, SUPPLIER_CREDIT_NOTE, SUPPLIER_OVERPAYMENT, SUPPLIER_PREPAYMENT -> "in";
      case BILL, CREDIT_NOTE, OVERPAYMENT, PREPAYMENT -> "out";
      case MANUAL_JOURNAL -> "within";
      case OTHER -> "unknown";
    };
  }

  private static @Nullable String wordOrNull(@Nullable Enum<?> value) {
    return value == null ? null : word(value);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
