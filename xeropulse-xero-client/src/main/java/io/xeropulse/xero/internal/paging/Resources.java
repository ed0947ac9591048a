package io.xeropulse.xero.internal.paging;

import static io.xeropulse.xero.internal.paging.Feature.ARCHIVED;
import static io.xeropulse.xero.internal.paging.Feature.DATES;
import static io.xeropulse.xero.internal.paging.Feature.DECIMALS;
import static io.xeropulse.xero.internal.paging.Feature.DELETED;
import static io.xeropulse.xero.internal.paging.Feature.IDS;
import static io.xeropulse.xero.internal.paging.Feature.ORDER;
import static io.xeropulse.xero.internal.paging.Feature.PAGES;
import static io.xeropulse.xero.internal.paging.Feature.SINCE;
import static io.xeropulse.xero.internal.paging.Feature.SMALL_PAGES;

import java.util.Set;

/** Every list of the Accounting API that this library reads. */
public final class Resources {
  /** The organisation itself; reading it is free of egress. */
  public static final Resource ORGANISATIONS =
      new Resource("organisations", "Organisation", "Organisations", "OrganisationID", Set.of());

  /** The chart of accounts. */
  public static final Resource ACCOUNTS = Resource.of("accounts", "Accounts", "AccountID", SINCE);

  /** Customers and suppliers. */
  public static final Resource CONTACTS =
      Resource.of("contacts", "Contacts", "ContactID", SINCE, IDS, PAGES, ORDER, ARCHIVED);

  /** Groups of contacts. */
  public static final Resource CONTACT_GROUPS =
      Resource.of("contact_groups", "ContactGroups", "ContactGroupID");

  /** Sales invoices and bills. */
  public static final Resource INVOICES =
      Resource.of(
          "invoices", "Invoices", "InvoiceID", SINCE, IDS, PAGES, ORDER, DATES, ARCHIVED, DECIMALS);

  /** Credit notes of customers and suppliers. */
  public static final Resource CREDIT_NOTES =
      Resource.of(
          "credit_notes", "CreditNotes", "CreditNoteID", SINCE, PAGES, ORDER, DATES, DECIMALS);

  /** Overpayments of customers and suppliers. */
  public static final Resource OVERPAYMENTS =
      Resource.of("overpayments", "Overpayments", "OverpaymentID", SINCE, PAGES, DECIMALS);

  /** Prepayments of customers and suppliers. */
  public static final Resource PREPAYMENTS =
      Resource.of("prepayments", "Prepayments", "PrepaymentID", SINCE, PAGES, DECIMALS);

  /** Payments and refunds. */
  public static final Resource PAYMENTS =
      Resource.of("payments", "Payments", "PaymentID", SINCE, PAGES, ORDER, DATES);

  /** Payments made as one. */
  public static final Resource BATCH_PAYMENTS =
      Resource.of("batch_payments", "BatchPayments", "BatchPaymentID", SINCE);

  /** Money spent or received directly. */
  public static final Resource BANK_TRANSACTIONS =
      Resource.of(
          "bank_transactions",
          "BankTransactions",
          "BankTransactionID",
          SINCE,
          PAGES,
          ORDER,
          DATES,
          DECIMALS);

  /** Money moved between bank accounts. They tell when they were made, not when they changed. */
  public static final Resource BANK_TRANSFERS =
      Resource.of("bank_transfers", "BankTransfers", "BankTransferID", SINCE, DELETED);

  /** Journals that people wrote. Asking for an order turns paging off. */
  public static final Resource MANUAL_JOURNALS =
      Resource.of("manual_journals", "ManualJournals", "ManualJournalID", SINCE, PAGES);

  /** The ledger's journals, read by offset. */
  public static final Resource JOURNALS = Resource.of("journals", "Journals", "JournalID", SINCE);

  /** What is bought and sold. */
  public static final Resource ITEMS = Resource.of("items", "Items", "ItemID", SINCE, DECIMALS);

  /** Categories and options of tracking. */
  public static final Resource TRACKING_CATEGORIES =
      Resource.of("tracking_categories", "TrackingCategories", "TrackingCategoryID", ARCHIVED);

  /** Tax rates; their type is their identifier. */
  public static final Resource TAX_RATES = Resource.of("tax_rates", "TaxRates", "TaxType");

  /** Currencies the organisation uses. */
  public static final Resource CURRENCIES = Resource.of("currencies", "Currencies", "Code");

  /** The organisation's users. */
  public static final Resource USERS = Resource.of("users", "Users", "UserID", SINCE);

  /** Orders to suppliers. */
  public static final Resource PURCHASE_ORDERS =
      Resource.of("purchase_orders", "PurchaseOrders", "PurchaseOrderID", SINCE, PAGES, ORDER);

  /** Offers to customers. */
  public static final Resource QUOTES =
      Resource.of("quotes", "Quotes", "QuoteID", SINCE, SMALL_PAGES);

  /** Templates of invoices. */
  public static final Resource REPEATING_INVOICES =
      Resource.of("repeating_invoices", "RepeatingInvoices", "RepeatingInvoiceID");

  /** Costs that are charged on. */
  public static final Resource LINKED_TRANSACTIONS =
      Resource.of("linked_transactions", "LinkedTransactions", "LinkedTransactionID", SMALL_PAGES);

  /** Budgets, without their lines. */
  public static final Resource BUDGETS = Resource.of("budgets", "Budgets", "BudgetID");

  /** The same list, asked for what budgets say in a window of months. */
  public static final Resource BUDGET_WINDOWS =
      new Resource("budget_windows", "Budgets", "Budgets", "BudgetID", Set.of());

  private Resources() {}
}
