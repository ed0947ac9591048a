package io.xeropulse.core.ledger;

import io.xeropulse.core.model.DocumentLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What lines come to without tax. A document does not say whether its line amounts hold the tax,
 * but its total does: they do if their sum is nearer to the total than to the total without tax.
 */
final class LineAmounts {
  private final List<DocumentLine> lines;
  private final boolean inclusive;
  private final BigDecimal tax;

  LineAmounts(List<DocumentLine> lines, BigDecimal total) {
    this.lines = lines;
    this.tax = sum(lines.stream().map(LineAmounts::taxOf).toList());
    BigDecimal gross = sum(lines.stream().map(LineAmounts::amountOf).toList());
    BigDecimal ifInclusive = gross.subtract(total).abs();
    BigDecimal ifExclusive = gross.add(tax).subtract(total).abs();
    this.inclusive = ifInclusive.compareTo(ifExclusive) < 0;
  }

  BigDecimal net(DocumentLine line) {
    BigDecimal amount = amountOf(line);
    return inclusive ? amount.subtract(taxOf(line)) : amount;
  }

  BigDecimal tax() {
    return tax;
  }

  List<DocumentLine> lines() {
    return lines;
  }

  private static BigDecimal amountOf(DocumentLine line) {
    return Objects.requireNonNullElse(line.lineAmount(), BigDecimal.ZERO);
  }

  private static BigDecimal taxOf(DocumentLine line) {
    return Objects.requireNonNullElse(line.taxAmount(), BigDecimal.ZERO);
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
