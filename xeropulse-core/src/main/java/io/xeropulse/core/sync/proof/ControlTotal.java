package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some records sum up to as they were loaded: pages' totals add up to a session's. Immutable.
 *
 * @param records how many came, those that went to quarantine included
 * @param facts how many of them are held, each counted once
 * @param amounts totals with tax, and their tax, by kind and currency, such as {@code invoice AUD}
 *     and {@code invoice tax AUD}; those of a practice's jobs, such as {@code job cost}, are in its
 *     own currency
 * @param hash a sum, modulo 2^64, over the content of each fact, so that the order does not matter
 */
public record ControlTotal(
    long records, long facts, SortedMap<String, BigDecimal> amounts, long hash) {
  /** Of no records. */
  public static final ControlTotal NOTHING = new ControlTotal(0, 0, new TreeMap<>(), 0);

  private static final int DECIMALS = 4;

  public ControlTotal {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  /**
   * Sums up records.
   *
   * @param records how many came
   * @param facts those that are held, each once
   * @param hash the sum over their content
   * @return their total
   */
  public static ControlTotal of(long records, Collection<? extends Fact> facts, long hash) {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Document document) {
        String kind = word(document.kind());
        String currency = document.amounts().currency();
        add(amounts, kind + " " + currency, document.amounts().total());
        add(amounts, kind + " tax " + currency, document.amounts().totalTax());
      } else if (fact instanceof CashMovement movement) {
        add(amounts, word(movement.kind()) + " " + movement.currency(), movement.amount());
      } else if (fact instanceof JobInvoice invoice) {
        add(amounts, "job invoice", invoice.amount());
        add(amounts, "job invoice tax", invoice.amountTax());
      } else if (fact instanceof JobCost cost) {
        add(amounts, "job cost", stored(cost.quantity()).multiply(stored(cost.unitCost())));
        add(amounts, "job cost price", stored(cost.quantity()).multiply(stored(cost.unitPrice())));
      }
    }
    return new ControlTotal(records, facts.size(), amounts, hash);
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
    return new ControlTotal(records + other.records, facts + other.facts, sum, hash + other.hash);
  }

  /**
   * The hash as text.
   *
   * @return 16 hexadecimal digits
   */
  public String hashText() {
    return "%016x".formatted(hash);
  }

  /**
   * The amounts as texts.
   *
   * @return kind, currency and amount of each, such as {@code invoice AUD 110.0000}
   */
  public List<String> amountTexts() {
    return amounts.entrySet().stream()
        .map(amount -> amount.getKey() + " " + amount.getValue().toPlainString())
        .toList();
  }

  private static void add(SortedMap<String, BigDecimal> amounts, String kind, BigDecimal amount) {
    amounts.merge(kind, stored(amount), BigDecimal::add);
  }

  /** As a table keeps it; a number with an exponent of millions is not spelled out. */
  private static BigDecimal stored(BigDecimal amount) {
    return (long) amount.precision() - amount.scale() < -DECIMALS
        ? BigDecimal.ZERO.setScale(DECIMALS)
        : amount.setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
