package io.xeropulse.xero.internal.wire;

import java.util.Set;

/** Says who can mend a field, and how: a person, where Xero lets people enter it. Stateless. */
public final class Remedy {
  private static final Set<String> ENTERED =
      Set.of(
          "Amount",
          "Code",
          "CurrencyRate",
          "Date",
          "DueDate",
          "EffectiveRate",
          "EndOfYearLockDate",
          "FinancialYearEndDay",
          "FinancialYearEndMonth",
          "FromBankAccount",
          "LineAmount",
          "Name",
          "PeriodLockDate",
          "Quantity",
          "TaxAmount",
          "ToBankAccount",
          "UnitAmount",
          "UnitPrice");

  private Remedy() {}

  /**
   * What can be done.
   *
   * @param field the field's name
   * @return who can do what, without a full stop
   */
  public static String of(String field) {
    return ENTERED.contains(field.replaceFirst("String$", ""))
        ? "whoever may edit it opens it in Xero, enters this and saves; what cannot be edited there"
            + " is removed and entered again"
        : "Xero writes this by itself and nobody can enter it: the record is asked for again at"
            + " every sync, and if it stays so, Xero's support has to mend it";
  }
}
