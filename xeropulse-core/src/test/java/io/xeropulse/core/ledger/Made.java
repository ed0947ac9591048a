package io.xeropulse.core.ledger;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Small facts of a practice whose books are in AUD. */
public final class Made {
  public static final LocalDate DAY = LocalDate.of(2025, 3, 10);
  public static final List<Account> ACCOUNTS =
      List.of(
          account("bank", "090", "BANK", "ASSET", null),
          account("sales", "200", "REVENUE", "REVENUE", null),
          account("rent", "469", "EXPENSE", "EXPENSE", null),
          account("wages", "477", "WAGESEXPENSE", "EXPENSE", null),
          account("gains", "499", "EXPENSE", "EXPENSE", "REALISEDCURRENCYGAIN"),
          account("debtors", "610", "CURRENT", "ASSET", "DEBTORS"),
          account("ahead", "625", "CURRLIAB", "LIABILITY", null),
          account("creditors", "800", "CURRLIAB", "LIABILITY", "CREDITORS"),
          account("gst", "820", "CURRLIAB", "LIABILITY", "GST"),
          account("rounding", "860", "CURRLIAB", "LIABILITY", "ROUNDING"),
          account("retained", "960", "EQUITY", "EQUITY", "RETAINEDEARNINGS"));
  public static final Chart CHART = new Chart(ACCOUNTS);

  private Made() {}

  private static Account account(String id, String code, String type, String name, String mark) {
    return new Account(id, code, id, type, name, "ACTIVE", null, null, mark, null);
  }

  public static DocumentLine line(String account, String amount, String tax) {
    return new DocumentLine(
        null, null, account, null, null, null, new BigDecimal(tax), new BigDecimal(amount));
  }

  public static Document document(
      String id,
      DocumentKind kind,
      LocalDate date,
      String currency,
      String rate,
      List<DocumentLine> exclusiveLines,
      List<Allocation> allocations) {
    BigDecimal sub = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (DocumentLine line : exclusiveLines) {
      sub = sub.add(line.lineAmount());
      tax = tax.add(line.taxAmount());
    }
    BigDecimal total = sub.add(tax);
    BigDecimal units = new BigDecimal(rate);
    return new Document(
        id,
        kind,
        kind.name(),
        DocumentStatus.AUTHORISED,
        "AUTHORISED",
        id,
        null,
        null,
        date,
        null,
        new DocumentAmounts(
            currency, units, sub, tax, total, CurrencyConversion.toBase(total, units, "AUD"), null),
        exclusiveLines,
        allocations,
        null);
  }

  public static CashMovement payment(
      String id,
      CashDirection direction,
      String document,
      LocalDate date,
      String rate,
      String amount) {
    BigDecimal units = new BigDecimal(rate);
    BigDecimal paid = new BigDecimal(amount);
    return new CashMovement(
        id,
        CashMovementKind.PAYMENT,
        "PAYMENT",
        direction,
        "AUTHORISED",
        true,
        date,
        "USD",
        units,
        paid,
        CurrencyConversion.toBase(paid, units, "AUD"),
        "bank",
        null,
        document,
        null,
        null,
        null,
        List.of(),
        null);
  }

  public static CashMovement transfer(
      String id, LocalDate date, String from, String to, String rate, String amount, boolean live) {
    BigDecimal units = new BigDecimal(rate);
    BigDecimal moved = new BigDecimal(amount);
    return new CashMovement(
        id,
        CashMovementKind.BANK_TRANSFER,
        "TRANSFER",
        CashDirection.WITHIN,
        live ? "AUTHORISED" : "DELETED",
        live,
        date,
        "XXX",
        units,
        moved,
        CurrencyConversion.toBase(moved, units, "AUD"),
        from,
        to,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }
}
