package io.xeropulse.core.sync.extract;

/**
 * A kind of record that a source keeps, such as {@code xero/invoices}. Immutable.
 *
 * @param source {@code xero} or {@code xpm}
 * @param name plural, lower case, words joined by underscores
 * @param reference true if later entities cannot be understood without it (base currency, staff),
 *     so that it is read in every sync, whatever the trigger asks for
 */
public record Entity(String source, String name, boolean reference) {
  @Override
  public String toString() {
    return source + "/" + name;
  }
}
