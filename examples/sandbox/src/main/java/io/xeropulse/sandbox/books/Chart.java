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
    {"090", "Business Bank Account", "BANK", "ASSET", "NONE", ""},
    {"091", "Business Savings Account", "BANK", "ASSET", "NONE", ""},
    {"200", "Accounting Fees", "REVENUE", "REVENUE", "SALES", ""},
    {"210", "Tax Advisory Fees", "REVENUE", "REVENUE", "SALES", ""},
    {"220", "Bookkeeping Fees", "REVENUE", "REVENUE", "SALES", ""},
    {"230", "Superannuation Fund Fees", "REVENUE", "REVENUE", "SALES", ""},
    {"240", "Export Advisory Fees", "REVENUE", "REVENUE", "FREE_SALES", ""},
    {"270", "Interest Income", "OTHERINCOME", "REVENUE", "FREE_SALES", ""},
    {"310", "Subcontractors", "DIRECTCOSTS", "EXPENSE", "PURCHASES", ""},
    {"404", "Bank Fees", "EXPENSE", "EXPENSE", "FREE_PURCHASES", ""},
    {"408", "Cleaning", "EXPENSE", "EXPENSE", "PURCHASES", ""},
    {"416", "Depreciation", "DEPRECIATN", "EXPENSE", "NONE", ""},
    {"445", "Light, Power, Heating", "OVERHEADS", "EXPENSE", "PURCHASES", ""},
    {"453", "Office Expenses", "EXPENSE", "EXPENSE", "PURCHASES", ""},
    {"469", "Rent", "OVERHEADS", "EXPENSE", "PURCHASES", ""},
    {"477", "Wages and Salaries", "EXPENSE", "EXPENSE", "NONE", ""},
    {"485", "Subscriptions", "EXPENSE", "EXPENSE", "PURCHASES", ""},
    {"489", "Telephone and Internet", "EXPENSE", "EXPENSE", "PURCHASES", ""},
    {"493", "Travel", "EXPENSE", "EXPENSE", "PURCHASES", ""},
    {"499", "Realised Currency Gains", "EXPENSE", "EXPENSE", "NONE", "REALISEDCURRENCYGAIN"},
    {"610", "Accounts Receivable", "CURRENT", "ASSET", "NONE", "DEBTORS"},
    {"620", "Prepayments", "CURRENT", "ASSET", "NONE", ""},
    {"710", "Office Equipment", "FIXED", "ASSET", "PURCHASES", ""},
    {"711", "Less Accumulated Depreciation", "FIXED", "ASSET", "NONE", ""},
    {"625", "Unearned Income", "CURRLIAB", "LIABILITY", "NONE", ""},
    {"800", "Accounts Payable", "CURRLIAB", "LIABILITY", "NONE", "CREDITORS"},
    {"820", "GST", "CURRLIAB", "LIABILITY", "NONE", "GST"},
    {"860", "Rounding", "CURRLIAB", "LIABILITY", "NONE", "ROUNDING"},
    {"960", "Retained Earnings", "EQUITY", "EQUITY", "NONE", "RETAINEDEARNINGS"},
    {"970", "Owner's Capital", "EQUITY", "EQUITY", "NONE", ""},
  };

  private final Map<String, Account> byCode = new LinkedHashMap<>();

  private final Country country;
  private final Currency base;

  Chart(long seed, Country country, String baseCurrency) {
    this.country = country;
    this.base = Currency.base(baseCurrency);
    for (int i = 0; i < ROWS.length; i++) {
      String[] row = ROWS[i];
      byCode.put(
          row[0],
          new Account(
              Ids.of(Ids.Kind.ACCOUNT, seed, i),
              row[0],
              row[0].equals(GST) ? country.taxReturn().tax() : row[1],
              row[2],
              row[3],
              country.tax(Tax.Use.valueOf(row[4])),
              row[5]));
    }
  }

  /**
   * Tells where the practice is.
   *
   * @return the country
   */
  public Country country() {
    return country;
  }

  /**
   * Tells what the books are kept in.
   *
   * @return the base currency, at its rate of 1
   */
  public Currency base() {
    return base;
  }

  /**
   * Finds the tax rate of what carries none.
   *
   * @return the rate
   */
  public Tax untaxed() {
    return country.tax(Tax.Use.NONE);
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
