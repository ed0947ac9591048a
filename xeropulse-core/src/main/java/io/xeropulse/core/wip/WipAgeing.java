package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Work in progress by age, without tax, in base currency. Immutable and thread-safe.
 *
 * @param amounts the amount in each bucket; every bucket is present
 * @param credit interims beyond the work they can be set against, as a negative amount; zero in a
 *     gross ageing
 */
public record WipAgeing(Map<WipAge, BigDecimal> amounts, BigDecimal credit) {
  /** Nothing in any bucket. */
  public static final WipAgeing EMPTY = new WipAgeing(Map.of(), BigDecimal.ZERO);

  public WipAgeing {
    Map<WipAge, BigDecimal> all = new EnumMap<>(WipAge.class);
    for (WipAge age : WipAge.values()) {
      all.put(age, amounts.getOrDefault(age, BigDecimal.ZERO));
    }
    amounts = Collections.unmodifiableMap(all);
  }

  /**
   * The amount in a bucket.
   *
   * @param age the bucket
   * @return the amount, zero if nothing is in it
   */
  public BigDecimal amount(WipAge age) {
    return amounts.getOrDefault(age, BigDecimal.ZERO);
  }

  /**
   * All buckets and the credit together.
   *
   * @return the sum
   */
  public BigDecimal total() {
    return amounts.values().stream().reduce(credit, BigDecimal::add);
  }

  /**
   * Adds another ageing, bucket by bucket.
   *
   * @param other the other ageing
   * @return the sum
   */
  public WipAgeing plus(WipAgeing other) {
    Map<WipAge, BigDecimal> sum = new EnumMap<>(amounts);
    other.amounts.forEach((age, amount) -> sum.merge(age, amount, BigDecimal::add));
    return new WipAgeing(sum, credit.add(other.credit));
  }
}
