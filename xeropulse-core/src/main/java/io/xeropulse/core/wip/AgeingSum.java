package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Amounts being added up by their age as at a date. Not thread-safe. */
final class AgeingSum {
  private final LocalDate asAt;
  private BigDecimal upTo30 = BigDecimal.ZERO;
  private BigDecimal from31 = BigDecimal.ZERO;
  private BigDecimal from61 = BigDecimal.ZERO;
  private BigDecimal from91 = BigDecimal.ZERO;

  AgeingSum(LocalDate asAt) {
    this.asAt = asAt;
  }

  void add(LocalDate worked, BigDecimal amount) {
    switch (WipAge.of(worked, asAt)) {
      case UP_TO_30 -> upTo30 = upTo30.add(amount);
      case FROM_31 -> from31 = from31.add(amount);
      case FROM_61 -> from61 = from61.add(amount);
      case FROM_91 -> from91 = from91.add(amount);
    }
  }

  WipAgeing ageing(BigDecimal credit) {
    return new WipAgeing(upTo30, from31, from61, from91, credit);
  }
}
