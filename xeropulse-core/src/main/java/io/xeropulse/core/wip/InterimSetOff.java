package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
    Map<WipAge, BigDecimal> amounts = new EnumMap<>(WipAge.class);
    items.forEach(
        item -> amounts.merge(WipAge.of(item.date(), asAt), item.amount(), BigDecimal::add));
    return new WipAgeing(amounts, BigDecimal.ZERO);
  }

  static WipAgeing net(List<WipItem> items, BigDecimal interims, LocalDate asAt) {
    List<WipItem> left = new ArrayList<>(items.size());
    BigDecimal credit = interims;
    for (WipItem item : withCorrectionsFolded(items)) {
      BigDecimal setOff = item.amount().min(credit).max(BigDecimal.ZERO);
      credit = credit.subtract(setOff);
      left.add(new WipItem(item.date(), item.amount().subtract(setOff)));
    }
    return new WipAgeing(gross(left, asAt).amounts(), credit.negate());
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
