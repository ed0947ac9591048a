package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount in proportion to weights so that the parts add up to it: each part is cut to the
 * currency's smallest unit, and the units left over go to the largest remainders, the first among
 * equals.
 */
final class Apportionment {
  private Apportionment() {}

  /**
   * Splits an amount.
   *
   * @param total what is split
   * @param weights in proportion to what; negative ones take their part of the other sign; all
   *     parts are equal if they add up to zero
   * @param scale decimals of the currency
   * @return as many parts as weights
   */
  static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, int scale) {
    if (weights.isEmpty()) {
      return List.of();
    }
    List<BigInteger> whole = wholeNumbers(weights);
    BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      whole = whole.stream().map(weight -> BigInteger.ONE).toList();
      sum = BigInteger.valueOf(whole.size());
    }
    BigInteger units = total.abs().setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    List<BigInteger> parts = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    BigInteger left = units;
    for (BigInteger weight : whole) {
      // Both negated where the sum is negative: the remainder is then never below zero.
      BigInteger share = units.multiply(weight).multiply(BigInteger.valueOf(sum.signum()));
      BigInteger remainder = share.mod(sum.abs());
      BigInteger part = share.subtract(remainder).divide(sum.abs());
      parts.add(part);
      remainders.add(remainder);
      left = left.subtract(part);
    }
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
        .limit(left.intValueExact())
        .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
    return parts.stream()
        .map(part -> new BigDecimal(total.signum() < 0 ? part.negate() : part, scale))
        .toList();
  }

  private static List<BigInteger> wholeNumbers(List<BigDecimal> weights) {
    int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    return weights.stream()
        .map(weight -> weight.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue())
        .toList();
  }
}
