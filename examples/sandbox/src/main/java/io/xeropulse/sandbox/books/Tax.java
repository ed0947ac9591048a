package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The tax rates the practice uses (Australian GST). */
public enum Tax {
  OUTPUT("GST on Income", 10),
  INPUT("GST on Expenses", 10),
  EXEMPTOUTPUT("GST Free Income", 0),
  EXEMPTEXPENSES("GST Free Expenses", 0),
  BASEXCLUDED("BAS Excluded", 0);

  private final String label;
  private final int percent;

  Tax(String label, int percent) {
    this.label = label;
    this.percent = percent;
  }

  /**
   * Names the rate.
   *
   * @return what people call it
   */
  public String label() {
    return label;
  }

  /**
   * Tells the rate.
   *
   * @return percent of the net amount
   */
  public int percent() {
    return percent;
  }

  BigDecimal onNet(BigDecimal net) {
    return net.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.HALF_UP);
  }

  BigDecimal inGross(BigDecimal gross) {
    return gross
        .multiply(BigDecimal.valueOf(percent))
        .divide(BigDecimal.valueOf(100L + percent), 2, RoundingMode.HALF_UP);
  }
}
