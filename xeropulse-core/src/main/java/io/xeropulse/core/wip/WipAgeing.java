package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.util.List;

/**
 * Work in progress by age, without tax, in base currency. Immutable and thread-safe.
 *
 * @param upTo30 what is up to 30 days old
 * @param from31 what is 31 to 60 days old
 * @param from61 what is 61 to 90 days old
 * @param from91 what is older
 * @param credit interims beyond the work they can be set against, as a negative amount; zero in a
 *     gross ageing
 */
public record WipAgeing(
    BigDecimal upTo30, BigDecimal from31, BigDecimal from61, BigDecimal from91, BigDecimal credit) {
  /** Nothing of any age. */
  public static final WipAgeing EMPTY =
      new WipAgeing(
          BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * The amount of an age.
   *
   * @param age the age
   * @return the amount, zero if nothing is of that age
   */
  public BigDecimal amount(WipAge age) {
    return switch (age) {
      case UP_TO_30 -> upTo30;
      case FROM_31 -> from31;
      case FROM_61 -> from61;
      case FROM_91 -> from91;
    };
  }

  /**
   * The amounts in the order of the ages, without the credit.
   *
   * @return four amounts
   */
  public List<BigDecimal> amounts() {
    return List.of(upTo30, from31, from61, from91);
  }

  WipAgeing withCredit(BigDecimal newCredit) {
    return new WipAgeing(upTo30, from31, from61, from91, newCredit);
  }

  /**
   * All ages and the credit together.
   *
   * @return the sum
   */
  public BigDecimal total() {
    return upTo30.add(from31).add(from61).add(from91).add(credit);
  }

  /**
   * Adds another ageing, age by age.
   *
   * @param other the other ageing
   * @return the sum
   */
  public WipAgeing plus(WipAgeing other) {
    return new WipAgeing(
        upTo30.add(other.upTo30),
        from31.add(other.from31),
        from61.add(other.from61),
        from91.add(other.from91),
        credit.add(other.credit));
  }
}
