package io.xeropulse.sandbox.books;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The made-up practice's accounting documents, found by index; thread-safe. */
public final class Books {

  /** The tracking category's options, by the index that lines carry. */
  public static final List<String> REGIONS = List.of("North", "South", "West");

  private final long seed;
  private final int invoices;
  private final int contacts;
  private final LocalDate asAt;
  private final Chart chart;
  private final StoryTeller stories;
  private final CashBook cash;

  /**
   * Opens the books.
   *
   * @param seed from which all is made
   * @param invoices how many invoices and bills
   * @param linesEach how many lines each has, 0 for one to five
   * @param asAt the last day anything happened
   */
  public Books(long seed, int invoices, int linesEach, LocalDate asAt) {
    this.seed = seed;
    this.invoices = invoices;
    this.contacts = Math.max(10, Math.min(5_000, invoices / 8));
    this.asAt = asAt;
    this.chart = new Chart(seed);
    this.stories = new StoryTeller(seed, invoices, contacts, asAt, linesEach, chart);
    this.cash = new CashBook(seed, invoices, asAt, chart);
  }

  /**
   * Tells the seed.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * Tells the last day.
   *
   * @return the last day anything happened
   */
  public LocalDate asAt() {
    return asAt;
  }

  /**
   * Opens the chart of accounts.
   *
   * @return the chart
   */
  public Chart chart() {
    return chart;
  }

  /**
   * Counts the invoices and bills.
   *
   * @return how many there are
   */
  public int invoices() {
    return invoices;
  }

  /**
   * Tells an invoice's story.
   *
   * @param index which invoice
   * @return all that happened to it
   */
  public Story story(int index) {
    return stories.tell(index);
  }

  /**
   * Counts the contacts.
   *
   * @return how many there are
   */
  public int contacts() {
    return contacts;
  }

  /**
   * Finds a contact.
   *
   * @param index which one
   * @return the contact
   */
  public Contact contact(int index) {
    return Contact.of(seed, index);
  }

  /**
   * Counts the bank transactions.
   *
   * @return how many there are
   */
  public int bankTransactions() {
    return cash.transactions();
  }

  /**
   * Finds a bank transaction.
   *
   * @param index which one
   * @return the transaction
   */
  public BankTransaction bankTransaction(int index) {
    return cash.transaction(index);
  }

  /**
   * Counts the transfers.
   *
   * @return how many there are
   */
  public int bankTransfers() {
    return cash.transfers();
  }

  /**
   * Finds a transfer.
   *
   * @param index which one
   * @return the transfer
   */
  public BankTransfer bankTransfer(int index) {
    return cash.transfer(index);
  }

  /**
   * Counts the manual journals.
   *
   * @return how many there are
   */
  public int manualJournals() {
    return cash.journals();
  }

  /**
   * Finds a manual journal.
   *
   * @param index which one
   * @return the journal
   */
  public ManualJournal manualJournal(int index) {
    return cash.journal(index);
  }

  /**
   * Names a tracking option.
   *
   * @param region its index in {@link #REGIONS}, −1 for the category itself
   * @return its id
   */
  public UUID trackingId(int region) {
    return Ids.of(Ids.Kind.TRACKING, seed, 0, region + 1);
  }
}
