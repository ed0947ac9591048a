package io.xeropulse.xero.accounting;

import java.time.LocalDate;
import java.util.UUID;

/** Which quotes to read. Immutable and thread-safe. */
public final class QuoteQuery extends Query<QuoteQuery> {
  private static final QuoteQuery ALL = new QuoteQuery(Filter.NONE);

  private QuoteQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static QuoteQuery all() {
    return ALL;
  }

  /**
   * Only quotes in a status.
   *
   * @param status the status
   * @return a narrower query
   */
  public QuoteQuery status(Quote.QuoteStatusCodes status) {
    return narrowed(filter -> filter.with("Status", status.wire()));
  }

  /**
   * Only what has its date in a range.
   *
   * @param startInclusive the first day
   * @param endInclusive the last day
   * @return a narrower query
   */
  public QuoteQuery dated(LocalDate startInclusive, LocalDate endInclusive) {
    return narrowed(
        filter ->
            filter
                .with("DateFrom", startInclusive.toString())
                .with("DateTo", endInclusive.toString()));
  }

  /**
   * Only quotes for a contact.
   *
   * @param contactId the contact
   * @return a narrower query
   */
  public QuoteQuery contact(UUID contactId) {
    return narrowed(filter -> filter.with("ContactID", contactId.toString()));
  }

  @Override
  QuoteQuery make(Filter narrower) {
    return new QuoteQuery(narrower);
  }
}
