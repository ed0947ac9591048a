package io.xeropulse.sandbox.xero;

import java.util.Optional;

/** The lists that lie below single records of the Accounting API. */
public enum Detail {
  ATTACHMENTS("Attachments", "Attachments"),
  CIS_SETTINGS("CISSettings", "CISSettings"),
  HISTORY("History", "HistoryRecords"),
  ONLINE_INVOICE("OnlineInvoice", "OnlineInvoices"),
  PAYMENT_SERVICES("PaymentServices", "PaymentServices");

  private final String path;
  private final String key;

  Detail(String path, String key) {
    this.path = path;
    this.key = key;
  }

  /** Finds what a path segment names below a record of a kind. */
  static Optional<Detail> at(Resource resource, String path) {
    for (Detail detail : values()) {
      if (detail.path.equalsIgnoreCase(path) && detail.below(resource)) {
        return Optional.of(detail);
      }
    }
    return Optional.empty();
  }

  private boolean below(Resource resource) {
    return switch (this) {
      case ATTACHMENTS ->
          switch (resource) {
            case ACCOUNTS,
                BANK_TRANSACTIONS,
                BANK_TRANSFERS,
                CONTACTS,
                CREDIT_NOTES,
                INVOICES,
                MANUAL_JOURNALS,
                PURCHASE_ORDERS,
                QUOTES,
                RECEIPTS,
                REPEATING_INVOICES ->
                true;
            default -> false;
          };
      case HISTORY ->
          switch (resource) {
            case BANK_TRANSACTIONS,
                BANK_TRANSFERS,
                BATCH_PAYMENTS,
                CONTACTS,
                CREDIT_NOTES,
                EXPENSE_CLAIMS,
                INVOICES,
                ITEMS,
                MANUAL_JOURNALS,
                OVERPAYMENTS,
                PAYMENTS,
                PREPAYMENTS,
                PURCHASE_ORDERS,
                QUOTES,
                RECEIPTS,
                REPEATING_INVOICES ->
                true;
            default -> false;
          };
      case CIS_SETTINGS -> resource == Resource.CONTACTS || resource == Resource.ORGANISATION;
      case ONLINE_INVOICE -> resource == Resource.INVOICES;
      case PAYMENT_SERVICES -> resource == Resource.BRANDING_THEMES;
    };
  }

  String key() {
    return key;
  }

  /** Whether a record without any has nothing at that address. */
  boolean missingIfEmpty() {
    return this == ONLINE_INVOICE;
  }
}
