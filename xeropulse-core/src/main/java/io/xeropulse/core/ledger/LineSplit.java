package io.xeropulse.core.ledger;

import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.DocumentLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What an amount comes to on the accounts of its lines, as Xero converts it: each line and the tax
 * by themselves, and the cents that remain on the largest line. Only by what the document's total
 * differs from its own lines and tax goes to rounding.
 */
final class LineSplit {
  private final Chart chart;
  private final String baseCurrency;
  private final LineAmounts lines;
  private final BigDecimal total;
  private final BigDecimal tax;
  private final BigDecimal rate;

  /** All amounts are in the document's currency; the rate is of it for one unit of the base. */
  LineSplit(
      Chart chart,
      String baseCurrency,
      LineAmounts lines,
      BigDecimal total,
      BigDecimal tax,
      BigDecimal rate) {
    this.chart = chart;
    this.baseCurrency = baseCurrency;
    this.lines = lines;
    this.total = total;
    this.tax = tax;
    this.rate = rate;
  }

  /** Of the total, or of a part of it, which adds up to its amount in base currency. */
  List<LedgerLine> of(BigDecimal part, BigDecimal inBase) {
    List<LedgerLine> shares = new ArrayList<>();
    BigDecimal beside = total.subtract(tax);
    BigDecimal left = inBase;
    BigDecimal largest = BigDecimal.ZERO;
    int place = -1;
    for (DocumentLine line : lines.lines()) {
      BigDecimal net = lines.net(line);
      beside = beside.subtract(net);
      if (place < 0 || net.abs().compareTo(largest) > 0) {
        place = shares.size();
        largest = net.abs();
      }
      left = left.subtract(add(shares, chart.of(line), share(net, part)));
    }
    left = left.subtract(add(shares, chart.system(SystemAccount.TAX), share(tax, part)));
    String rounding = chart.system(SystemAccount.ROUNDING);
    left = left.subtract(add(shares, rounding, share(beside, part)));
    String remainder = place < 0 ? rounding : shares.get(place).accountId();
    shares.add(new LedgerLine(remainder, left));
    return shares;
  }

  private static BigDecimal add(List<LedgerLine> shares, String account, BigDecimal amount) {
    shares.add(new LedgerLine(account, amount));
    return amount;
  }

  private BigDecimal share(BigDecimal amount, BigDecimal part) {
    BigDecimal own =
        part.compareTo(total) == 0 || total.signum() == 0
            ? amount
            : amount.multiply(part).divide(total, MathContext.DECIMAL128);
    return CurrencyConversion.toBase(own, rate, baseCurrency);
  }
}
