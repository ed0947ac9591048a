package io.xeropulse.xero.accounting;

import java.time.LocalDate;
import java.util.UUID;

/** Which credit notes to read. Immutable and thread-safe. */
public final class CreditNoteQuery extends Query<CreditNoteQuery> {
  private static final CreditNoteQuery ALL = new CreditNoteQuery(Filter.NONE);

  private CreditNoteQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static CreditNoteQuery all() {
    return ALL;
  }

  /**
   * Only documents of a type.
   *
   * @param type the type
   * @return a narrower query
   */
  public CreditNoteQuery type(CreditNote.Type type) {
    return narrowed(filter -> filter.word("Type", type));
  }

  /**
   * Only documents in a status.
   *
   * @param status the status
   * @return a narrower query
   */
  public CreditNoteQuery status(CreditNote.Status status) {
    return narrowed(filter -> filter.word("Status", status));
  }

  /**
   * Only what is with a contact.
   *
   * @param contactId the contact
   * @return a narrower query
   */
  public CreditNoteQuery contact(UUID contactId) {
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
  public CreditNoteQuery dated(LocalDate startInclusive, LocalDate endExclusive) {
    return narrowed(filter -> filter.dates("Date", startInclusive, endExclusive));
  }

  /**
   * Only documents with a reference.
   *
   * @param reference the whole reference
   * @return a narrower query
   * @throws IllegalArgumentException if it holds a quotation mark or a control character
   */
  public CreditNoteQuery reference(String reference) {
    return narrowed(filter -> filter.text("Reference", reference));
  }

  @Override
  CreditNoteQuery make(Filter narrower) {
    return new CreditNoteQuery(narrower);
  }
}
