package io.xeropulse.xero.accounting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/** Which invoices and bills to read. Immutable and thread-safe. */
public final class InvoiceQuery extends Query<InvoiceQuery> {
  private static final InvoiceQuery ALL = new InvoiceQuery(Filter.NONE);

  private InvoiceQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static InvoiceQuery all() {
    return ALL;
  }

  /**
   * Only records with one of these identifiers, in calls of at most 50.
   *
   * @param ids at least one
   * @return a narrower query
   * @throws IllegalArgumentException if there is none
   */
  public InvoiceQuery ids(Collection<UUID> ids) {
    return narrowed(filter -> filter.identified("IDs", texts(ids)));
  }

  /**
   * Only documents of a type.
   *
   * @param type the type
   * @return a narrower query
   */
  public InvoiceQuery type(Invoice.Type type) {
    return narrowed(filter -> filter.word("Type", type));
  }

  /**
   * Only documents in a status.
   *
   * @param status the status
   * @return a narrower query
   */
  public InvoiceQuery status(Invoice.Status status) {
    return narrowed(filter -> filter.word("Status", status));
  }

  /**
   * Only what is with a contact.
   *
   * @param contactId the contact
   * @return a narrower query
   */
  public InvoiceQuery contact(UUID contactId) {
    return narrowed(filter -> filter.id("Contact.ContactID", contactId));
  }

  /**
   * Only what has its Date in a range.
   *
   * @param startInclusive the first day
   * @param endExclusive the day after the last
   * @return a narrower query
   * @throws IllegalArgumentException if the range is empty
   */
  public InvoiceQuery dated(LocalDate startInclusive, LocalDate endExclusive) {
    return narrowed(filter -> filter.dates("Date", startInclusive, endExclusive));
  }

  /**
   * Only what has its DueDate in a range.
   *
   * @param startInclusive the first day
   * @param endExclusive the day after the last
   * @return a narrower query
   * @throws IllegalArgumentException if the range is empty
   */
  public InvoiceQuery due(LocalDate startInclusive, LocalDate endExclusive) {
    return narrowed(filter -> filter.dates("DueDate", startInclusive, endExclusive));
  }

  /**
   * Only documents with a reference.
   *
   * @param reference the whole reference
   * @return a narrower query
   * @throws IllegalArgumentException if it holds a quotation mark or a control character
   */
  public InvoiceQuery reference(String reference) {
    return narrowed(filter -> filter.text("Reference", reference));
  }

  /**
   * Only the invoice with a number.
   *
   * @param number the whole number
   * @return a narrower query
   * @throws IllegalArgumentException if it holds a quotation mark or a control character
   */
  public InvoiceQuery number(String number) {
    return narrowed(filter -> filter.text("InvoiceNumber", number));
  }

  @Override
  InvoiceQuery make(Filter narrower) {
    return new InvoiceQuery(narrower);
  }
}
