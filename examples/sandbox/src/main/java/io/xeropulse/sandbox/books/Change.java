package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.util.UUID;

/**
 * Something of the books that Xero tells subscribers about; immutable.
 *
 * @param category what it is
 * @param id which one
 * @param created whether it is new
 * @param at when it happened
 * @param type its type, such as ACCRECCREDIT; empty for a contact
 * @param status its status; empty for a contact
 */
public record Change(
    Category category, UUID id, boolean created, Instant at, String type, String status) {

  /** What subscribers are told about. */
  public enum Category {
    INVOICE("Invoices"),
    CONTACT("Contacts"),
    CREDITNOTE("CreditNotes"),
    OVERPAYMENT("Overpayments"),
    PREPAYMENT("Prepayments");

    private final String resource;

    Category(String resource) {
      this.resource = resource;
    }

    /**
     * Names where such things are read.
     *
     * @return the list's path name
     */
    public String resource() {
      return resource;
    }

    static Category of(Credit.Kind kind) {
      return switch (kind) {
        case NOTE -> CREDITNOTE;
        case OVERPAYMENT -> OVERPAYMENT;
        case PREPAYMENT -> PREPAYMENT;
      };
    }
  }
}
