package io.xeropulse.sandbox.xero;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Accounting API's lists: where each lies, how it is named, and whether it is paged. */
public enum Resource {
  ACTIONS("Organisation/Actions", "Name", null),
  ACCOUNTS("Accounts", "AccountID", "Code"),
  BANK_TRANSACTIONS("BankTransactions", "BankTransactionID", null, Paging.FULL, "LineItems"),
  BANK_TRANSFERS("BankTransfers", "BankTransferID", null),
  BATCH_PAYMENTS("BatchPayments", "BatchPaymentID", null),
  BRANDING_THEMES("BrandingThemes", "BrandingThemeID", null),
  BUDGETS("Budgets", "BudgetID", null),
  CONTACT_GROUPS("ContactGroups", "ContactGroupID", null),
  CONTACTS("Contacts", "ContactID", "ContactNumber", Paging.FULL, null),
  CREDIT_NOTES("CreditNotes", "CreditNoteID", "CreditNoteNumber", Paging.FULL, "LineItems"),
  CURRENCIES("Currencies", "Code", null),
  EXPENSE_CLAIMS("ExpenseClaims", "ExpenseClaimID", null),
  INVOICE_REMINDERS("InvoiceReminders/Settings", "Enabled", null),
  INVOICES("Invoices", "InvoiceID", "InvoiceNumber", Paging.FULL, "LineItems"),
  ITEMS("Items", "ItemID", "Code"),
  JOURNALS("Journals", "JournalID", "JournalNumber"),
  LINKED_TRANSACTIONS(
      "LinkedTransactions", "LinkedTransactionID", null, Paging.WITHOUT_TOTALS, null),
  MANUAL_JOURNALS("ManualJournals", "ManualJournalID", null, Paging.FULL, "JournalLines"),
  ORGANISATION("Organisation", "OrganisationID", null),
  OVERPAYMENTS("Overpayments", "OverpaymentID", null, Paging.FULL, "LineItems"),
  PAYMENT_SERVICES("PaymentServices", "PaymentServiceID", null),
  PAYMENTS("Payments", "PaymentID", null, Paging.FULL, null),
  PREPAYMENTS("Prepayments", "PrepaymentID", null, Paging.FULL, "LineItems"),
  PURCHASE_ORDERS(
      "PurchaseOrders", "PurchaseOrderID", "PurchaseOrderNumber", Paging.FULL, "LineItems"),
  QUOTES("Quotes", "QuoteID", "QuoteNumber", Paging.WITHOUT_TOTALS, null),
  RECEIPTS("Receipts", "ReceiptID", null),
  REPEATING_INVOICES("RepeatingInvoices", "RepeatingInvoiceID", null),
  TAX_RATES("TaxRates", "TaxType", null),
  TRACKING_CATEGORIES("TrackingCategories", "TrackingCategoryID", null),
  USERS("Users", "UserID", null);

  /** How a list is cut into pages. */
  enum Paging {
    NONE,
    WITHOUT_TOTALS,
    FULL
  }

  private final String path;
  private final String idField;
  private final @Nullable String numberField;
  private final Paging paging;
  private final @Nullable String linesField;

  Resource(String path, String idField, @Nullable String numberField) {
    this(path, idField, numberField, Paging.NONE, null);
  }

  Resource(
      String path,
      String idField,
      @Nullable String numberField,
      Paging paging,
      @Nullable String linesField) {
    this.path = path;
    this.idField = idField;
    this.numberField = numberField;
    this.paging = paging;
    this.linesField = linesField;
  }

  /**
   * Finds a list by its path in any case, in the plural or, as Xero takes it too, in the singular.
   */
  static Optional<Resource> at(String path) {
    return List.of(values()).stream()
        .filter(
            r ->
                (r.path.contains("/")
                        ? Stream.of(r.path)
                        : Stream.of(r.path, r.key(), r.singular()))
                    .anyMatch(name -> name.equalsIgnoreCase(path)))
        .findFirst();
  }

  /**
   * Names one record of the list.
   *
   * @return such as {@code Invoice}
   */
  public String singular() {
    String plural = key();
    return plural.endsWith("ies")
        ? plural.substring(0, plural.length() - 3) + "y"
        : plural.substring(0, plural.length() - 1);
  }

  /**
   * Names the list in the envelope.
   *
   * @return the PascalCase key
   */
  public String key() {
    return switch (this) {
      case ACTIONS -> "Actions";
      case INVOICE_REMINDERS -> "InvoiceReminders";
      case ORGANISATION -> "Organisations";
      default -> path;
    };
  }

  /**
   * Names the operation in Xero's specification.
   *
   * @return such as {@code getInvoices}
   */
  public String operationId() {
    return this == ACTIONS ? "getOrganisationActions" : "get" + key();
  }

  /**
   * Names the field of a record's identifier.
   *
   * @return such as {@code InvoiceID}
   */
  public String idField() {
    return idField;
  }

  Optional<String> numberField() {
    return Optional.ofNullable(numberField);
  }

  Paging paging() {
    return paging;
  }

  /**
   * Names the detail that a list without paging leaves out.
   *
   * @return the field, if there is one
   */
  Optional<String> linesField() {
    return Optional.ofNullable(linesField);
  }
}
