package io.xeropulse.core.ageing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What customers owe as at a date, by age, with tax, in base currency. Credits count as negative
 * amounts. Immutable and thread-safe.
 *
 * @param basis from which date ages count
 * @param amounts the amount in each bucket; every bucket is present
 */
public record AgedReceivables(AgeingBasis basis, Map<DebtAge, BigDecimal> amounts) {
  public AgedReceivables {
    Map<DebtAge, BigDecimal> all = new EnumMap<>(DebtAge.class);
    for (DebtAge age : DebtAge.values()) {
      all.put(age, amounts.getOrDefault(age, BigDecimal.ZERO));
    }
    amounts = Collections.unmodifiableMap(all);
  }

  /**
   * Ages open items.
   *
   * @param items what is open as at the date
   * @param asAt the date
   * @param basis from which date ages count
   * @return the amounts by age
   */
  public static AgedReceivables of(List<OpenItem> items, LocalDate asAt, AgeingBasis basis) {
    Map<DebtAge, BigDecimal> amounts = new EnumMap<>(DebtAge.class);
    for (OpenItem item : items) {
      amounts.merge(DebtAge.of(item.reference(basis), asAt), item.balance(), BigDecimal::add);
    }
    return new AgedReceivables(basis, amounts);
  }

  /**
   * The amount in a bucket.
   *
   * @param age the bucket
   * @return the amount, zero if nothing is in it
   */
  public BigDecimal amount(DebtAge age) {
    return amounts.getOrDefault(age, BigDecimal.ZERO);
  }

  /**
   * All buckets together.
   *
   * @return the sum, the same whatever the basis
   */
  public BigDecimal total() {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
