package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some facts sum up to as they were read: pages' totals add up to a session's. Immutable.
 *
 * @param records how many facts
 * @param amounts totals with tax by kind and currency, such as {@code invoice AUD}
 * @param hash a sum, modulo 2^64, over each fact's identifier and figures, so that the order does
 *     not matter; facts without amounts count with their identifier alone
 */
public record ControlTotal(long records, SortedMap<String, BigDecimal> amounts, long hash) {
  /** Of no facts. */
  public static final ControlTotal NOTHING = new ControlTotal(0, new TreeMap<>(), 0);

  public ControlTotal {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  /**
   * Sums up facts.
   *
   * @param facts the facts
   * @return their total
   */
  public static ControlTotal of(Collection<? extends Fact> facts) {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    long hash = 0;
    for (Fact fact : facts) {
      hash += Figures.mark(fact);
      if (fact instanceof Document document) {
        String kind = document.kind() + " " + document.amounts().currency();
        amounts.merge(word(kind), document.amounts().total(), BigDecimal::add);
      } else if (fact instanceof CashMovement movement) {
        String kind = movement.kind() + " " + movement.currency();
        amounts.merge(word(kind), movement.amount(), BigDecimal::add);
      }
    }
    return new ControlTotal(facts.size(), amounts, hash);
  }

  /**
   * Adds another total.
   *
   * @param other the other one
   * @return the sum
   */
  public ControlTotal plus(ControlTotal other) {
    SortedMap<String, BigDecimal> sum = new TreeMap<>(amounts);
    other.amounts.forEach((kind, amount) -> sum.merge(kind, amount, BigDecimal::add));
    return new ControlTotal(records + other.records, sum, hash + other.hash);
  }

  /** The kind in small letters, the currency as it is. */
  private static String word(String kindAndCurrency) {
    int space = kindAndCurrency.indexOf(' ');
    return kindAndCurrency.substring(0, space).toLowerCase(Locale.ROOT)
        + kindAndCurrency.substring(space);
  }
}
