package io.xeropulse.sandbox.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The practice's chart of accounts; immutable. */
public final class Chart {

  static final String BANK = "090";
  static final String SAVINGS = "091";
  static final String RECEIVABLE = "610";
  static final String PAID_AHEAD = "620";
  static final String UNEARNED = "625";
  static final String PAYABLE = "800";
  static final String GST = "820";
  static final String ROUNDING = "860";
  static final String CAPITAL = "970";
  static final String RETAINED = "960";
  static final String REALISED_GAIN = "499";

  private static final String[][] ROWS = {
    {"090", "Business Bank Account", "BANK", "ASSET", "BASEXCLUDED", ""},
    {"091", "Business Savings Account", "BANK", "ASSET", "BASEXCLUDED", ""},
    {"200", "Accounting Fees", "REVENUE", "REVENUE", "OUTPUT", ""},
    {"210", "Tax Advisory Fees", "REVENUE", "REVENUE", "OUTPUT", ""},
    {"220", "Bookkeeping Fees", "REVENUE", "REVENUE", "OUTPUT", ""},
    {"230", "Superannuation Fund Fees", "REVENUE", "REVENUE", "OUTPUT", ""},
    {"240", "Export Advisory Fees", "REVENUE", "REVENUE", "EXEMPTOUTPUT", ""},
    {"270", "Interest Income", "OTHERINCOME", "REVENUE", "EXEMPTOUTPUT", ""},
    {"310", "Subcontractors", "DIRECTCOSTS", "EXPENSE", "INPUT", ""},
    {"404", "Bank Fees", "EXPENSE", "EXPENSE", "EXEMPTEXPENSES", ""},
    {"408", "Cleaning", "EXPENSE", "EXPENSE", "INPUT", ""},
    {"416", "Depreciation", "DEPRECIATN", "EXPENSE", "BASEXCLUDED", ""},
    {"445", "Light, Power, Heating", "OVERHEADS", "EXPENSE", "INPUT", ""},
    {"453", "Office Expenses", "EXPENSE", "EXPENSE", "INPUT", ""},
    {"469", "Rent", "OVERHEADS", "EXPENSE", "INPUT", ""},
    {"477", "Wages and Salaries", "EXPENSE", "EXPENSE", "BASEXCLUDED", ""},
    {"485", "Subscriptions", "EXPENSE", "EXPENSE", "INPUT", ""},
    {"489", "Telephone and Internet", "EXPENSE", "EXPENSE", "INPUT", ""},
    {"493", "Travel", "EXPENSE", "EXPENSE", "INPUT", ""},
    {"499", "Realised Currency Gains", "EXPENSE", "EXPENSE", "BASEXCLUDED", "REALISEDCURRENCYGAIN"},
    {"610", "Accounts Receivable", "CURRENT", "ASSET", "BASEXCLUDED", "DEBTORS"},
    {"620", "Prepayments", "CURRENT", "ASSET", "BASEXCLUDED", ""},
    {"710", "Office Equipment", "FIXED", "ASSET", "INPUT", ""},
    {"711", "Less Accumulated Depreciation", "FIXED", "ASSET", "BASEXCLUDED", ""},
    {"625", "Unearned Income", "CURRLIAB", "LIABILITY", "BASEXCLUDED", ""},
    {"800", "Accounts Payable", "CURRLIAB", "LIABILITY", "BASEXCLUDED", "CREDITORS"},
    {"820", "GST", "CURRLIAB", "LIABILITY", "BASEXCLUDED", "GST"},
    {"860", "Rounding", "CURRLIAB", "LIABILITY", "BASEXCLUDED", "ROUNDING"},
    {"960", "Retained Earnings", "EQUITY", "EQUITY", "BASEXCLUDED", "RETAINEDEARNINGS"},
    {"970", "Owner's Capital", "EQUITY", "EQUITY", "BASEXCLUDED", ""},
  };

  private final Map<String, Account> byCode = new LinkedHashMap<>();

  Chart(long seed) {
    for (int i = 0; i < ROWS.length; i++) {
      String[] row = ROWS[i];
      byCode.put(
          row[0],
          new Account(
              Ids.of(Ids.Kind.ACCOUNT, seed, i),
              row[0],
              row[1],
              row[2],
              row[3],
              Tax.valueOf(row[4]),
              row[5]));
    }
  }

  /**
   * Finds an account.
   *
   * @param code its code
   * @return the account
   * @throws IllegalArgumentException if the chart has none of that code
   */
  public Account account(String code) {
    Account account = byCode.get(code);
    if (account == null) {
      throw new IllegalArgumentException("No account has the code " + code);
    }
    return account;
  }

  /**
   * Lists the chart.
   *
   * @return every account, by code
   */
  public List<Account> accounts() {
    return List.copyOf(byCode.values());
  }
}
