package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** An amount of unbilled work or disbursement with its day. */
record WipItem(LocalDate date, BigDecimal amount) {
  static BigDecimal sum(List<WipItem> items) {
    return items.stream().map(WipItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
