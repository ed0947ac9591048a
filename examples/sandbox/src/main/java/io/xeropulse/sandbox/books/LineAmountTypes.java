package io.xeropulse.sandbox.books;

import java.math.BigDecimal;

/** Whether line amounts are without tax, with tax, or carry none. */
public enum LineAmountTypes {
  EXCLUSIVE("Exclusive"),
  INCLUSIVE("Inclusive"),
  NO_TAX("NoTax");

  private final String wire;

  LineAmountTypes(String wire) {
    this.wire = wire;
  }

  /**
   * Names it as Xero does.
   *
   * @return the wire form
   */
  public String wire() {
    return wire;
  }

  BigDecimal taxOf(Tax tax, BigDecimal lineAmount) {
    return switch (this) {
      case EXCLUSIVE -> tax.onNet(lineAmount);
      case INCLUSIVE -> tax.inGross(lineAmount);
      case NO_TAX -> new BigDecimal("0.00");
    };
  }

  /** The line without its tax. */
  BigDecimal net(Line line) {
    return this == INCLUSIVE ? line.lineAmount().subtract(line.taxAmount()) : line.lineAmount();
  }
}
