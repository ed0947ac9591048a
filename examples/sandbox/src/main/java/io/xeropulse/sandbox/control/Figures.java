package io.xeropulse.sandbox.control;

import io.xeropulse.sandbox.books.Receivables;
import io.xeropulse.sandbox.books.Scope;
import io.xeropulse.sandbox.jobs.WorkInProgress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** The figures a client should arrive at; implementations are thread-safe. */
public interface Figures {

  /**
   * Closes the books for a look.
   *
   * @param asAt the last day that counts
   * @return per account code what debits exceed credits by, in the base currency; profit and loss
   *     since the financial year began, earlier profits in retained earnings; the sum is 0.00
   */
  Map<String, BigDecimal> trialBalance(LocalDate asAt);

  /**
   * Closes the books for a look on a basis.
   *
   * @param basis when documents count
   * @param asAt the last day that counts
   * @return as {@link #trialBalance(LocalDate)}; on a cash basis the control accounts hold only
   *     what was paid too much
   */
  Map<String, BigDecimal> trialBalance(Scope.Basis basis, LocalDate asAt);

  /**
   * Lists what customers owed.
   *
   * @param asAt the last day that counts
   * @return open invoices, credit notes and overpayments, in the base currency
   */
  Receivables receivables(LocalDate asAt);

  /**
   * Lists what was owed to suppliers.
   *
   * @param asAt the last day that counts
   * @return open bills, credit notes and overpayments, in the base currency
   */
  Receivables payables(LocalDate asAt);

  /**
   * Works out what was done but not billed.
   *
   * @param asAt the last day that counts
   * @return work in progress, without tax
   */
  WorkInProgress workInProgress(LocalDate asAt);

  /**
   * Counts what had happened by a day: records whose own date is that day or before.
   *
   * @param asAt the last day that counts
   * @return how many of each dated kind there are, by the list's name
   */
  Map<String, Integer> counts(LocalDate asAt);

  /**
   * Counts records as a complete crawl would find them.
   *
   * @return how many of each there are, by the Accounting API's or Practice Manager's list name
   */
  Map<String, Integer> counts();
}
