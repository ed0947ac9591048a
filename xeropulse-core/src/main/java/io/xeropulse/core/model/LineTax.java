package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.util.Objects;

/** What the amounts of a document's lines hold of tax, as the source says for all of them. */
public enum LineTax {
  /** The tax is in the line's amount. */
  INCLUSIVE,
  /** The tax comes on top of the line's amount. */
  EXCLUSIVE,
  /** There is no tax. */
  NONE;

  /**
   * A line's amount without tax.
   *
   * @param line a line of a document of this kind; an amount or tax that it lacks is nothing
   * @return in document currency
   */
  public BigDecimal net(DocumentLine line) {
    BigDecimal amount = Objects.requireNonNullElse(line.lineAmount(), BigDecimal.ZERO);
    BigDecimal tax = Objects.requireNonNullElse(line.taxAmount(), BigDecimal.ZERO);
    return this == INCLUSIVE ? amount.subtract(tax) : amount;
  }
}
