package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Shares an amount out, so that nothing is lost and nobody gets a cent too much. */
final class Share {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Share() {}

  /**
   * Gives each part its share of an amount: down to the cent, and the cents that remain to those
   * who lost most by that, the first ones if several did.
   */
  static List<BigDecimal> out(BigDecimal amount, List<BigDecimal> parts) {
    BigDecimal all = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (all.signum() == 0) {
      return parts.stream().map(part -> part.multiply(BigDecimal.ZERO).setScale(2)).toList();
    }
    List<BigDecimal> shares = new ArrayList<>();
    List<BigDecimal> lost = new ArrayList<>();
    BigDecimal left = amount;
    for (BigDecimal part : parts) {
      BigDecimal exact = amount.multiply(part).divide(all, 12, RoundingMode.HALF_UP);
      BigDecimal share = exact.setScale(2, RoundingMode.FLOOR);
      shares.add(share);
      lost.add(exact.subtract(share));
      left = left.subtract(share);
    }
    for (; left.signum() > 0; left = left.subtract(CENT)) {
      int most = 0;
      for (int i = 1; i < lost.size(); i++) {
        most = lost.get(i).compareTo(lost.get(most)) > 0 ? i : most;
      }
      shares.set(most, shares.get(most).add(CENT));
      lost.set(most, lost.get(most).subtract(BigDecimal.ONE));
    }
    return List.copyOf(shares);
  }
}
