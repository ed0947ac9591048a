package io.xeropulse.sandbox.books;

import java.util.UUID;

/**
 * An account of the chart; immutable.
 *
 * @param id its id
 * @param code its code
 * @param name its name
 * @param type Xero's account type, such as BANK or REVENUE
 * @param accountClass ASSET, LIABILITY, EQUITY, REVENUE or EXPENSE
 * @param tax the tax a line on it carries by default
 * @param systemAccount Xero's name of its special duty, empty if it has none
 */
public record Account(
    UUID id,
    String code,
    String name,
    String type,
    String accountClass,
    Tax tax,
    String systemAccount) {

  /**
   * Tells whether money lies on it.
   *
   * @return whether it is a bank account
   */
  public boolean bank() {
    return type.equals("BANK");
  }
}
