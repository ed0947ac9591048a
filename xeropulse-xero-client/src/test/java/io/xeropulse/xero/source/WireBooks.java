package io.xeropulse.xero.source;

import io.xeropulse.core.ledger.Booking;
import io.xeropulse.core.ledger.Bookkeeping;
import io.xeropulse.core.ledger.Books;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.ledger.LedgerLine;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.transform.TransformContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records as Xero sends them, booked; a single quote stands for a double one. */
final class WireBooks {
  private static final TransformContext AUD = new TransformContext("AUD", true);

  private final List<Account> accounts = new ArrayList<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<CashMovement> cash = new ArrayList<>();

  WireBooks() {
    account("bank", "090", "BANK", "ASSET", "'CurrencyCode':'AUD'");
    account("dollars", "095", "BANK", "ASSET", "'CurrencyCode':'USD'");
    account("sales", "200", "REVENUE", "REVENUE", "");
    account("interest", "260", "REVENUE", "REVENUE", "");
    account("rent", "469", "EXPENSE", "EXPENSE", "");
    account("gains", "499", "EXPENSE", "EXPENSE", "'SystemAccount':'REALISEDCURRENCYGAIN'");
    account("debtors", "610", "CURRENT", "ASSET", "'SystemAccount':'DEBTORS'");
    account("creditors", "800", "CURRLIAB", "LIABILITY", "'SystemAccount':'CREDITORS'");
    account("gst", "820", "CURRLIAB", "LIABILITY", "'SystemAccount':'GST'");
    account("ahead", "835", "CURRLIAB", "LIABILITY", "");
    account("rounding", "860", "CURRLIAB", "LIABILITY", "'SystemAccount':'ROUNDING'");
  }

  WireBooks account(String id, String code, String type, String accountClass, String more) {
    accounts.removeIf(account -> account.sourceId().equals(id));
    accounts.add(
        Examples.fact(
            Account.class,
            "accounts",
            "{'AccountID':'%s','Code':'%s','Name':'%s','Type':'%s','Class':'%s','Status':'ACTIVE'%s}"
                .formatted(id, code, id, type, accountClass, more.isEmpty() ? "" : "," + more),
            AUD));
    return this;
  }

  WireBooks add(String entity, String json) {
    Fact fact = Examples.fact(Fact.class, entity, json, AUD);
    if (fact instanceof Document document) {
      documents.add(document);
    } else {
      cash.add((CashMovement) fact);
    }
    return this;
  }

  Books books() {
    return new Bookkeeping(new Chart(accounts), "AUD").book(documents, cash);
  }

  /** By account, of everything up to a day; what is 0.00 is left out. */
  Map<String, BigDecimal> balances(LocalDate asAt) {
    Map<String, BigDecimal> balances = new TreeMap<>();
    for (Booking booking : books().bookings()) {
      if (!booking.date().isAfter(asAt)) {
        for (LedgerLine line : booking.lines()) {
          balances.merge(line.accountId(), line.amount(), BigDecimal::add);
        }
      }
    }
    balances.values().removeIf(balance -> balance.signum() == 0);
    return balances;
  }

  Map<String, String> balances() {
    Map<String, String> texts = new TreeMap<>();
    balances(LocalDate.MAX).forEach((account, sum) -> texts.put(account, sum.toPlainString()));
    return texts;
  }
}
