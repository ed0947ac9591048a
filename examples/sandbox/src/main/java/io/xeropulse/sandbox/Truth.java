package io.xeropulse.sandbox;

import io.xeropulse.sandbox.books.BankTransaction;
import io.xeropulse.sandbox.books.BankTransfer;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.ManualJournal;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Receivables;
import io.xeropulse.sandbox.books.Scope;
import io.xeropulse.sandbox.control.Figures;
import io.xeropulse.sandbox.jobs.Job;
import io.xeropulse.sandbox.jobs.JobCost;
import io.xeropulse.sandbox.jobs.JobInvoice;
import io.xeropulse.sandbox.jobs.Practice;
import io.xeropulse.sandbox.jobs.TimeEntry;
import io.xeropulse.sandbox.jobs.WorkInProgress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The figures a client should arrive at, worked out by the sandbox from its own books and not from
 * what it puts on the wire; thread-safe.
 */
public final class Truth implements Figures {

  private final Books books;
  private final Supplier<Practice> work;

  Truth(Books books, Supplier<Practice> work) {
    this.books = books;
    this.work = work;
  }

  /**
   * Closes the books for a look.
   *
   * @param asAt the last day that counts
   * @return per account code what debits exceed credits by, in the base currency; profit and loss
   *     since the financial year began, earlier profits in retained earnings; the sum is 0.00
   */
  @Override
  public Map<String, BigDecimal> trialBalance(LocalDate asAt) {
    return trialBalance(Scope.Basis.ACCRUAL, asAt);
  }

  @Override
  public Map<String, BigDecimal> trialBalance(Scope.Basis basis, LocalDate asAt) {
    return books
        .ledger()
        .trialBalance(new Scope(basis, Optional.empty()), asAt, books.yearStart(asAt));
  }

  /**
   * Lists what customers owed.
   *
   * @param asAt the last day that counts
   * @return open invoices, credit notes and overpayments, in the base currency
   */
  @Override
  public Receivables receivables(LocalDate asAt) {
    return books.open(true, asAt);
  }

  /**
   * Lists what was owed to suppliers.
   *
   * @param asAt the last day that counts
   * @return open bills, credit notes and overpayments, in the base currency
   */
  @Override
  public Receivables payables(LocalDate asAt) {
    return books.open(false, asAt);
  }

  /**
   * Works out what was done but not billed.
   *
   * @param asAt the last day that counts
   * @return work in progress, without tax
   */
  @Override
  public WorkInProgress workInProgress(LocalDate asAt) {
    return WorkInProgress.of(work.get(), asAt);
  }

  /**
   * Counts what had happened by a day: records whose own date is that day or before.
   *
   * @param asAt the last day that counts
   * @return how many of each dated kind there are, by the list's name
   */
  @Override
  public Map<String, Integer> counts(LocalDate asAt) {
    Practice practice = work.get();
    Map<String, Integer> counts = new TreeMap<>();
    counts.put("Invoices", count(books.stories(), s -> s.invoice().date(), asAt));
    counts.put("Payments", count(books.payments(), Payment::date, asAt));
    counts.put("CreditNotes", count(books.credits(Credit.Kind.NOTE), Credit::date, asAt));
    counts.put("Overpayments", count(books.credits(Credit.Kind.OVERPAYMENT), Credit::date, asAt));
    counts.put("Prepayments", count(books.credits(Credit.Kind.PREPAYMENT), Credit::date, asAt));
    counts.put("BankTransactions", count(books.bankTransactions(), BankTransaction::date, asAt));
    counts.put("BankTransfers", count(books.bankTransfers(), BankTransfer::date, asAt));
    counts.put("ManualJournals", count(books.manualJournals(), ManualJournal::date, asAt));
    counts.put("Jobs", count(practice.jobs(), Job::start, asAt));
    counts.put("Times", count(practice.times(), TimeEntry::date, asAt));
    counts.put("Costs", count(practice.costs(), JobCost::date, asAt));
    counts.put("JobInvoices", count(practice.invoices(), JobInvoice::date, asAt));
    return counts;
  }

  private static <T> int count(List<T> records, Function<T, LocalDate> date, LocalDate asAt) {
    int count = 0;
    for (T record : records) {
      count += date.apply(record).isAfter(asAt) ? 0 : 1;
    }
    return count;
  }

  /**
   * Counts records as a complete crawl would find them.
   *
   * @return how many of each there are, by the Accounting API's or Practice Manager's list name
   */
  @Override
  public Map<String, Integer> counts() {
    Practice practice = work.get();
    Map<String, Integer> counts = new TreeMap<>();
    counts.put("Invoices", books.stories().size());
    counts.put("Payments", books.payments().size());
    counts.put("CreditNotes", books.credits(Credit.Kind.NOTE).size());
    counts.put("Overpayments", books.credits(Credit.Kind.OVERPAYMENT).size());
    counts.put("Prepayments", books.credits(Credit.Kind.PREPAYMENT).size());
    counts.put("BankTransactions", books.bankTransactions().size());
    counts.put("BankTransfers", books.bankTransfers().size());
    counts.put("ManualJournals", books.manualJournals().size());
    counts.put("Contacts", books.contacts().size());
    counts.put("Accounts", books.chart().accounts().size());
    counts.put("Jobs", practice.jobs().size());
    counts.put("Times", practice.times().size());
    counts.put("Costs", practice.costs().size());
    counts.put("JobInvoices", practice.invoices().size());
    counts.put("Clients", practice.clients().size());
    counts.put("StaffList", practice.staff().size());
    counts.put("TaskList", practice.tasks().size());
    counts.put("Categories", practice.categories().size());
    return counts;
  }
}
