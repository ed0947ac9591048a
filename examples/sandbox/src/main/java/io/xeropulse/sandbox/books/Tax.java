package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A tax rate of the practice's country; immutable.
 *
 * @param use what it is for
 * @param type Xero's code of it
 * @param label what people call it
 * @param reportType where it goes on the tax return, in Xero's codes
 * @param components what it is made of
 */
public record Tax(
    Use use, String type, String label, String reportType, List<Component> components) {

  /** What a rate is for; each country has one for each. */
  public enum Use {
    SALES,
    PURCHASES,
    FREE_SALES,
    FREE_PURCHASES,
    NONE
  }

  /**
   * A part of a rate.
   *
   * @param name what people call it
   * @param percent of the net amount
   */
  public record Component(String name, BigDecimal percent) {}

  static Tax of(Use use, String type, String label, Component... components) {
    return new Tax(use, type, label, type, List.of(components));
  }

  static Component part(String name, String percent) {
    return new Component(name, new BigDecimal(percent));
  }

  Tax reportedAs(String other) {
    return new Tax(use, type, label, other, components);
  }

  /**
   * Tells the rate.
   *
   * @return percent of the net amount, four decimals
   */
  public BigDecimal percent() {
    return components.stream()
        .map(Component::percent)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(4);
  }

  /**
   * Works out the tax on an amount.
   *
   * @param net the amount without tax
   * @return the tax, two decimals
   */
  public BigDecimal onNet(BigDecimal net) {
    return net.multiply(percent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
  }

  BigDecimal inGross(BigDecimal gross) {
    BigDecimal percent = percent();
    return gross
        .multiply(percent)
        .divide(percent.add(BigDecimal.valueOf(100)), 2, RoundingMode.HALF_UP);
  }
}
