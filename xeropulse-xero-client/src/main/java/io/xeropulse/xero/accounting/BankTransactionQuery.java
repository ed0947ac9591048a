package io.xeropulse.xero.accounting;

import java.time.LocalDate;
import java.util.UUID;

/** Which bank transactions to read. Immutable and thread-safe. */
public final class BankTransactionQuery extends Query<BankTransactionQuery> {
  private static final BankTransactionQuery ALL = new BankTransactionQuery(Filter.NONE);

  private BankTransactionQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static BankTransactionQuery all() {
    return ALL;
  }

  /**
   * Only documents of a type.
   *
   * @param type the type
   * @return a narrower query
   */
  public BankTransactionQuery type(BankTransaction.Type type) {
    return narrowed(filter -> filter.word("Type", type));
  }

  /**
   * Only documents in a status.
   *
   * @param status the status
   * @return a narrower query
   */
  public BankTransactionQuery status(BankTransaction.Status status) {
    return narrowed(filter -> filter.word("Status", status));
  }

  /**
   * Only what is with a contact.
   *
   * @param contactId the contact
   * @return a narrower query
   */
  public BankTransactionQuery contact(UUID contactId) {
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
  public BankTransactionQuery dated(LocalDate startInclusive, LocalDate endExclusive) {
    return narrowed(filter -> filter.dates("Date", startInclusive, endExclusive));
  }

  @Override
  BankTransactionQuery make(Filter narrower) {
    return new BankTransactionQuery(narrower);
  }
}
