package io.xeropulse.xero.accounting;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xero.internal.paging.Crawl;
import io.xeropulse.xero.internal.paging.JournalCrawl;
import io.xeropulse.xero.internal.paging.PageReader;
import io.xeropulse.xero.internal.paging.RecordPage;
import io.xeropulse.xero.internal.paging.Resource;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every list of the Accounting API, typed. Reads only. Thread-safe.
 *
 * @see <a href="https://developer.xero.com/documentation/api/accounting/overview">Xero's pages</a>
 */
public final class AccountingApi {
  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;

  private AccountingApi(ApiTransport transport, OrganizationId organization, String tenantId) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
  }

  /**
   * Creates it for one tenant.
   *
   * @param transport what asks
   * @param organization whose data; it appears in log lines, errors and the meter
   * @param tenantId Xero's tenant
   * @return the API
   */
  public static AccountingApi create(
      ApiTransport transport, OrganizationId organization, String tenantId) {
    return new AccountingApi(transport, organization, tenantId);
  }

  /**
   * Lists the organisation itself; this is free of egress.
   *
   * @return a listing that asks when it is read
   */
  public Listing<Organisation> organisations() {
    return listing(Resources.ORGANISATIONS, Filter.NONE, Organisation::new);
  }

  /**
   * Lists the chart of accounts.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<LedgerAccount> accounts(ChangeQuery query) {
    return listing(Resources.ACCOUNTS, query.filter(), LedgerAccount::new);
  }

  /**
   * Lists customers and suppliers, archived ones included.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<XeroContact> contacts(ContactQuery query) {
    return listing(Resources.CONTACTS, query.filter(), XeroContact::new);
  }

  /**
   * Lists groups of contacts, without the contacts.
   *
   * @return a listing that asks when it is read
   */
  public Listing<ContactGroup> contactGroups() {
    return listing(Resources.CONTACT_GROUPS, Filter.NONE, ContactGroup::new);
  }

  /**
   * Lists sales invoices and bills with their lines.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<Invoice> invoices(InvoiceQuery query) {
    return listing(Resources.INVOICES, query.filter(), Invoice::new);
  }

  /**
   * Lists credit notes with their lines.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<CreditNote> creditNotes(CreditNoteQuery query) {
    return listing(Resources.CREDIT_NOTES, query.filter(), CreditNote::new);
  }

  /**
   * Lists overpayments.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<Overpayment> overpayments(ChangeQuery query) {
    return listing(Resources.OVERPAYMENTS, query.filter(), Overpayment::new);
  }

  /**
   * Lists prepayments.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<Prepayment> prepayments(ChangeQuery query) {
    return listing(Resources.PREPAYMENTS, query.filter(), Prepayment::new);
  }

  /**
   * Lists payments and refunds.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<Payment> payments(PaymentQuery query) {
    return listing(Resources.PAYMENTS, query.filter(), Payment::new);
  }

  /**
   * Lists batch payments.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<BatchPayment> batchPayments(ChangeQuery query) {
    return listing(Resources.BATCH_PAYMENTS, query.filter(), BatchPayment::new);
  }

  /**
   * Lists bank transactions with their lines.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<BankTransaction> bankTransactions(BankTransactionQuery query) {
    return listing(Resources.BANK_TRANSACTIONS, query.filter(), BankTransaction::new);
  }

  /**
   * Lists bank transfers, deleted ones included; changes are seen only by creation.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<BankTransfer> bankTransfers(ChangeQuery query) {
    return listing(Resources.BANK_TRANSFERS, query.filter(), BankTransfer::new);
  }

  /**
   * Lists manual journals with their lines.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<ManualJournal> manualJournals(ChangeQuery query) {
    return listing(Resources.MANUAL_JOURNALS, query.filter(), ManualJournal::new);
  }

  /**
   * Lists items; deleted ones are only missing.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<Item> items(ChangeQuery query) {
    return listing(Resources.ITEMS, query.filter(), Item::new);
  }

  /**
   * Lists tracking categories with their options, archived ones included.
   *
   * @return a listing that asks when it is read
   */
  public Listing<TrackingCategory> trackingCategories() {
    return listing(Resources.TRACKING_CATEGORIES, Filter.NONE, TrackingCategory::new);
  }

  /**
   * Lists tax rates.
   *
   * @return a listing that asks when it is read
   */
  public Listing<TaxRate> taxRates() {
    return listing(Resources.TAX_RATES, Filter.NONE, TaxRate::new);
  }

  /**
   * Lists currencies in use.
   *
   * @return a listing that asks when it is read
   */
  public Listing<XeroCurrency> currencies() {
    return listing(Resources.CURRENCIES, Filter.NONE, XeroCurrency::new);
  }

  /**
   * Lists users of the organisation.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<XeroUser> users(ChangeQuery query) {
    return listing(Resources.USERS, query.filter(), XeroUser::new);
  }

  /**
   * Lists purchase orders with their lines.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<PurchaseOrder> purchaseOrders(PurchaseOrderQuery query) {
    return listing(Resources.PURCHASE_ORDERS, query.filter(), PurchaseOrder::new);
  }

  /**
   * Lists quotes with their lines.
   *
   * @param query which
   * @return a listing that asks when it is read
   */
  public Listing<Quote> quotes(QuoteQuery query) {
    return listing(Resources.QUOTES, query.filter(), Quote::new);
  }

  /**
   * Lists templates of invoices.
   *
   * @return a listing that asks when it is read
   */
  public Listing<RepeatingInvoice> repeatingInvoices() {
    return listing(Resources.REPEATING_INVOICES, Filter.NONE, RepeatingInvoice::new);
  }

  /**
   * Lists costs charged on.
   *
   * @return a listing that asks when it is read
   */
  public Listing<LinkedTransaction> linkedTransactions() {
    return listing(Resources.LINKED_TRANSACTIONS, Filter.NONE, LinkedTransaction::new);
  }

  /**
   * Lists budgets, without their lines.
   *
   * @return a listing that asks when it is read
   */
  public Listing<Budget> budgets() {
    return listing(Resources.BUDGETS, Filter.NONE, Budget::new);
  }

  /**
   * Reads the ledger's journals, oldest first. They need Xero's consent beyond the usual.
   *
   * @param afterNumber journals up to this number are left out; 0 for none
   * @return journals, up to 100 a page; reading them throws {@link
   *     io.xeropulse.core.NotEntitledException} where Xero does not let us
   */
  public Listing<Journal> journals(long afterNumber) {
    PageReader reader = reader(Resources.JOURNALS, Map.of());
    return new Listing<>(() -> typed(new JournalCrawl(reader, afterNumber, null), Journal::new));
  }

  /**
   * Reads one budget with its lines, which the list of budgets leaves out.
   *
   * @param budgetId which
   * @return the budget; empty if there is none
   * @throws io.xeropulse.core.XeroPulseException if Xero fails
   */
  public Optional<Budget> budget(UUID budgetId) {
    return one(Resources.BUDGETS, budgetId, Budget::new);
  }

  /**
   * Reads one group with its contacts, which the list of groups leaves out.
   *
   * @param contactGroupId which
   * @return the group; empty if there is none
   * @throws io.xeropulse.core.XeroPulseException if Xero fails
   */
  public Optional<ContactGroup> contactGroup(UUID contactGroupId) {
    return one(Resources.CONTACT_GROUPS, contactGroupId, ContactGroup::new);
  }

  /**
   * The reports that Xero works out.
   *
   * @return reports of the same tenant
   */
  public ReportsApi reports() {
    return new ReportsApi(transport, organization, tenantId);
  }

  private <T> Optional<T> one(Resource list, UUID id, Function<JsonObject, T> type) {
    Resource single =
        new Resource(
            list.name(), list.path() + "/" + id, list.key(), list.idField(), list.features());
    try {
      return listing(single, Filter.NONE, type).stream().findFirst();
    } catch (RequestRefusedException refused) {
      if (refused.status() == 404) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private <T> Listing<T> listing(Resource resource, Filter filter, Function<JsonObject, T> type) {
    return new Listing<>(
        () ->
            Listing.chained(
                filter.lists().stream()
                    .map(parameters -> pages(resource, parameters, filter.modifiedSince(), type))
                    .iterator()));
  }

  private <T> Iterator<List<T>> pages(
      Resource resource,
      Map<String, String> parameters,
      @Nullable Instant modifiedSince,
      Function<JsonObject, T> type) {
    return typed(new Crawl(reader(resource, parameters), modifiedSince), type);
  }

  private PageReader reader(Resource resource, Map<String, String> parameters) {
    return new PageReader(transport, organization, tenantId, resource, parameters);
  }

  private static <T> Iterator<List<T>> typed(
      Iterator<RecordPage> pages, Function<JsonObject, T> type) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pages.hasNext();
      }

      @Override
      public List<T> next() {
        return pages.next().records().stream()
            .filter(record -> !record.fields().isEmpty())
            .map(record -> type.apply(record.fields()))
            .toList();
      }
    };
  }
}
