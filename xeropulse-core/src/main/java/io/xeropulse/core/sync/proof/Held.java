package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ledger.Bookkeeping;
import io.xeropulse.core.ledger.Books;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.ledger.FinancialYear;
import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the warehouse holds of an organization's books. Immutable.
 *
 * @param profile base currency and year end
 * @param accounts the chart of accounts
 * @param documents every document, manual journals too, and those out of the books
 * @param cash every cash movement, transfers too, and deleted ones
 */
public record Held(
    OrganizationProfile profile,
    List<Account> accounts,
    List<Document> documents,
    List<CashMovement> cash) {
  public Held {
    accounts = List.copyOf(accounts);
    documents = List.copyOf(documents);
    cash = List.copyOf(cash);
  }

  Chart chart() {
    return new Chart(accounts);
  }

  FinancialYear year() {
    return new FinancialYear(profile.financialYearEndMonth(), profile.financialYearEndDay());
  }

  Books books(Chart chart) {
    return new Bookkeeping(chart, profile.baseCurrency()).book(documents, cash);
  }

  List<Fact> datedOn(LocalDate day) {
    List<Fact> facts = new ArrayList<>();
    documents.stream().filter(document -> document.date().equals(day)).forEach(facts::add);
    cash.stream().filter(movement -> movement.date().equals(day)).forEach(facts::add);
    return facts;
  }
}
