package io.xeropulse.core.ledger;

import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.LineTax;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lines come to without tax, as their document says. Of one that does not say, which is one
 * that was read before this was kept, the total decides: lines hold the tax if their sum is nearer
 * to the total than to the total without tax.
 */
final class LineAmounts {
  private final List<DocumentLine> lines;
  private final LineTax lineTax;
  private final BigDecimal tax;

  LineAmounts(List<DocumentLine> lines, @Nullable LineTax lineTax, BigDecimal total) {
    this.lines = lines;
    this.tax = sum(lines.stream().map(LineAmounts::taxOf).toList());
    this.lineTax = lineTax == null ? nearerTo(total) : lineTax;
  }

  BigDecimal net(DocumentLine line) {
    return lineTax.net(line);
  }

  BigDecimal tax() {
    return tax;
  }

  List<DocumentLine> lines() {
    return lines;
  }

  private LineTax nearerTo(BigDecimal total) {
    BigDecimal gross = sum(lines.stream().map(LineTax.EXCLUSIVE::net).toList());
    BigDecimal ifInclusive = gross.subtract(total).abs();
    BigDecimal ifExclusive = gross.add(tax).subtract(total).abs();
    return ifInclusive.compareTo(ifExclusive) < 0 ? LineTax.INCLUSIVE : LineTax.EXCLUSIVE;
  }

  private static BigDecimal taxOf(DocumentLine line) {
    return Objects.requireNonNullElse(line.taxAmount(), BigDecimal.ZERO);
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
