package io.xeropulse.sandbox.xero;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Xero refuses for lists above its high-volume threshold: filters without an index. */
final class HighVolume {

  /** The filters Xero has an index for. */
  private record Optimised(Set<String> equal, Set<String> ranged, Set<String> order, String id) {

    Optimised(List<String> equal, List<String> ranged, List<String> order, String id) {
      this(folded(equal), folded(ranged), folded(order), id);
    }

    private static Set<String> folded(List<String> names) {
      Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      set.addAll(names);
      return set;
    }
  }

  private static final Map<Resource, Optimised> OPTIMISED =
      Map.of(
          Resource.INVOICES,
          new Optimised(
              List.of(
                  "Status",
                  "Contact.ContactID",
                  "Contact.Name",
                  "Contact.ContactNumber",
                  "Reference",
                  "InvoiceNumber",
                  "InvoiceID",
                  "Type",
                  "AmountPaid"),
              List.of("Date", "DueDate", "AmountDue"),
              List.of("InvoiceID", "UpdatedDateUTC", "Date"),
              "InvoiceID"),
          Resource.CONTACTS,
          new Optimised(
              List.of("Name", "EmailAddress", "AccountNumber"),
              List.of(),
              List.of("ContactID", "UpdatedDateUTC", "Name"),
              ""),
          Resource.PAYMENTS,
          new Optimised(
              List.of("PaymentType", "Status", "Invoice.InvoiceID", "Reference", "PaymentID"),
              List.of("Date"),
              List.of("PaymentID", "UpdatedDateUTC", "Date"),
              "PaymentID"),
          Resource.BANK_TRANSACTIONS,
          new Optimised(
              List.of("Type", "Status", "Contact.ContactID"),
              List.of("Date"),
              List.of("BankTransactionID", "UpdatedDateUTC", "Date"),
              ""),
          Resource.CREDIT_NOTES,
          new Optimised(
              List.of(
                  "Status",
                  "Reference",
                  "Type",
                  "Contact.ContactID",
                  "Contact.Name",
                  "Contact.ContactNumber"),
              List.of("Date"),
              List.of("CreditNoteID", "UpdatedDateUTC", "Date"),
              ""));

  private HighVolume() {}

  static void check(
      Resource resource, Optional<Filter> where, Optional<Ordering> order, boolean paged) {
    Optimised optimised = OPTIMISED.get(resource);
    if (optimised == null) {
      return;
    }
    if (!paged) {
      throw refused("a page must be asked for");
    }
    if (where.isPresent()) {
      Filter filter = where.get();
      boolean onlyIds =
          filter.ranged().isEmpty()
              && filter.equal().stream().allMatch(field -> field.equalsIgnoreCase(optimised.id()));
      if (!filter.other().isEmpty()
          || !optimised.equal().containsAll(filter.equal())
          || !optimised.ranged().containsAll(filter.ranged())
          || (filter.alternatives() && !onlyIds)) {
        throw refused("the filter is not optimised");
      }
    }
    if (order.isPresent() && !optimised.order().containsAll(order.get().fields())) {
      throw refused("the order is not optimised");
    }
  }

  private static InvalidQueryException refused(String why) {
    return new InvalidQueryException(
        51,
        "HighVolumeException",
        "This organisation holds too many records of this type for the request: " + why);
  }
}
