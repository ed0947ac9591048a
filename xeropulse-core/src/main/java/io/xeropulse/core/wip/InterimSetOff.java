package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sets a job's interims against its oldest work first, as MYOB and IRIS do; what remains of them is
 * the credit column. A negative correction first nets against the entry before it, so that it does
 * not show as work of its own age.
 */
final class InterimSetOff {
  private static final Comparator<WipItem> OLDEST_FIRST =
      Comparator.comparing(WipItem::date).thenComparing(WipItem::amount, Comparator.reverseOrder());

  private InterimSetOff() {}

  static WipAgeing gross(List<WipItem> items, LocalDate asAt) {
    return sum(items, asAt).ageing(BigDecimal.ZERO);
  }

  /** No interim lies against any work, and no correction against another entry. */
  static boolean movesNothing(List<WipItem> items, BigDecimal interims) {
    return interims.signum() <= 0 && items.stream().noneMatch(item -> item.amount().signum() < 0);
  }

  static WipAgeing net(List<WipItem> items, BigDecimal interims, LocalDate asAt) {
    List<WipItem> left = new ArrayList<>(items.size());
    BigDecimal credit = interims;
    for (WipItem item : withCorrectionsFolded(items)) {
      BigDecimal setOff = item.amount().min(credit).max(BigDecimal.ZERO);
      credit = credit.subtract(setOff);
      left.add(new WipItem(item.date(), item.amount().subtract(setOff)));
    }
    return sum(left, asAt).ageing(credit.negate());
  }

  private static AgeingSum sum(List<WipItem> items, LocalDate asAt) {
    AgeingSum sum = new AgeingSum(asAt);
    for (WipItem item : items) {
      sum.add(item.date(), item.amount());
    }
    return sum;
  }

  private static List<WipItem> withCorrectionsFolded(List<WipItem> items) {
    List<WipItem> folded = new ArrayList<>(items.size());
    for (WipItem item : items.stream().sorted(OLDEST_FIRST).toList()) {
      if (item.amount().signum() < 0 && !folded.isEmpty()) {
        WipItem corrected = folded.remove(folded.size() - 1);
        folded.add(new WipItem(corrected.date(), corrected.amount().add(item.amount())));
      } else {
        folded.add(item);
      }
    }
    return folded;
  }
}
