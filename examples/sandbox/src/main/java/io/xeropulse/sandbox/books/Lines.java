package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.util.List;

/**
 * The lines of a document and what they add up to; immutable.
 *
 * @param amounts how the line amounts are meant
 * @param all the lines
 */
public record Lines(LineAmountTypes amounts, List<Line> all) {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  /**
   * Adds the lines up.
   *
   * @return the sum without tax
   */
  public BigDecimal subTotal() {
    return all.stream().map(amounts::net).reduce(ZERO, BigDecimal::add);
  }

  /**
   * Adds the taxes up.
   *
   * @return the tax
   */
  public BigDecimal totalTax() {
    return all.stream().map(Line::taxAmount).reduce(ZERO, BigDecimal::add);
  }

  /**
   * Adds all up.
   *
   * @return the sum with tax
   */
  public BigDecimal total() {
    return subTotal().add(totalTax());
  }
}
