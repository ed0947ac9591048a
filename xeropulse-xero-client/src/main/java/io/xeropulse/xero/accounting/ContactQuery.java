package io.xeropulse.xero.accounting;

import java.util.Collection;
import java.util.UUID;

/** Which contacts to read; archived ones are always among them. Immutable and thread-safe. */
public final class ContactQuery extends Query<ContactQuery> {
  private static final ContactQuery ALL = new ContactQuery(Filter.NONE);

  private ContactQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static ContactQuery all() {
    return ALL;
  }

  /**
   * Only records with one of these identifiers, in calls of at most 50.
   *
   * @param ids at least one
   * @return a narrower query
   * @throws IllegalArgumentException if there is none
   */
  public ContactQuery ids(Collection<UUID> ids) {
    return narrowed(filter -> filter.identified("IDs", texts(ids)));
  }

  /**
   * Only the contact of a name.
   *
   * @param name the whole name, in any case
   * @return a narrower query
   * @throws IllegalArgumentException if it holds a quotation mark or a control character
   */
  public ContactQuery name(String name) {
    return narrowed(filter -> filter.text("Name", name));
  }

  /**
   * Only the contact with an account number.
   *
   * @param accountNumber the whole number, in any case
   * @return a narrower query
   * @throws IllegalArgumentException if it holds a quotation mark or a control character
   */
  public ContactQuery accountNumber(String accountNumber) {
    return narrowed(filter -> filter.text("AccountNumber", accountNumber));
  }

  /**
   * Only contacts in which a term occurs.
   *
   * @param term looked for in names, numbers and addresses
   * @return a narrower query
   */
  public ContactQuery search(String term) {
    return narrowed(filter -> filter.with("searchTerm", term));
  }

  @Override
  ContactQuery make(Filter narrower) {
    return new ContactQuery(narrower);
  }
}
