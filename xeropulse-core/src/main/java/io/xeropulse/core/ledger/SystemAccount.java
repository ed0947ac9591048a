package io.xeropulse.core.ledger;

/** Accounts that Xero books by itself, by the mark that it puts on them. */
enum SystemAccount {
  RECEIVABLE("DEBTORS"),
  PAYABLE("CREDITORS"),
  TAX("GST"),
  ROUNDING("ROUNDING"),
  REALISED_GAIN("REALISEDCURRENCYGAIN"),
  RETAINED_EARNINGS("RETAINEDEARNINGS");

  private final String mark;

  SystemAccount(String mark) {
    this.mark = mark;
  }

  String mark() {
    return mark;
  }
}
