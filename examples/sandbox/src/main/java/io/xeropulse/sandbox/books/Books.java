package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The practice's accounting documents and their bookings, which may change; thread-safe. */
public final class Books {

  /** The tracking category's options, by the index that lines carry. */
  public static final List<String> REGIONS = List.of("North", "South", "West");

  private final long seed;
  private final LocalDate asAt;
  private final Chart chart;
  private final StoryTeller teller;
  private final Posting posting;
  private final Posting cashPosting;
  private final Ledger ledger = new Ledger(this);
  private final Shelf<Story> stories;
  private final Shelf<BankTransaction> transactions;
  private final Shelf<BankTransfer> transfers;
  private final Shelf<ManualJournal> manualJournals;
  private final Shelf<Contact> contacts;
  private final Parts<Payment> payments;
  private final Map<Credit.Kind, Parts<Credit>> credits = new EnumMap<>(Credit.Kind.class);
  private @Nullable JournalFeed past;
  private final List<Posted> laterJournals = new ArrayList<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private long version;

  /**
   * A booking made when the books changed.
   *
   * @param journal what was booked, or taken back
   * @param at when
   */
  public record Posted(Journal journal, Instant at) {}

  /**
   * Opens the books of an Australian practice.
   *
   * @param seed from which all is made
   * @param invoices how many invoices and bills there are at first
   * @param linesEach how many lines each has, 0 for one to five
   * @param asAt the last day anything happened
   */
  public Books(long seed, int invoices, int linesEach, LocalDate asAt) {
    this(seed, invoices, linesEach, asAt, Country.AU, Country.AU.currency());
  }

  /**
   * Opens the books of a practice anywhere.
   *
   * @param seed from which all is made
   * @param invoices how many invoices and bills there are at first
   * @param linesEach how many lines each has, 0 for one to five
   * @param asAt the last day anything happened
   * @param country where the practice is
   * @param baseCurrency what the books are kept in, ISO 4217
   */
  public Books(
      long seed,
      int invoices,
      int linesEach,
      LocalDate asAt,
      Country country,
      String baseCurrency) {
    this.seed = seed;
    this.asAt = asAt;
    this.chart = new Chart(seed, country, baseCurrency);
    int people = Math.max(10, Math.min(5_000, invoices / 8));
    this.teller = new StoryTeller(seed, invoices, people, asAt, linesEach, chart);
    CashBook cash = new CashBook(seed, invoices, asAt, chart, teller);
    this.posting = new Posting(chart, Scope.Basis.ACCRUAL);
    this.cashPosting = new Posting(chart, Scope.Basis.CASH);
    this.stories = new Shelf<>(invoices, teller::tell);
    PartCounts counts = new PartCounts(invoices, teller::tell);
    this.payments = new Parts<>(counts, teller::tell, Story::payments);
    for (Credit.Kind kind : Credit.Kind.values()) {
      credits.put(kind, new Parts<>(counts, teller::tell, story -> story.credits(kind)));
    }
    this.transactions = new Shelf<>(cash.transactions(), cash::transaction);
    this.transfers = new Shelf<>(cash.transfers(), cash::transfer);
    this.manualJournals = new Shelf<>(cash.journals(), cash::journal);
    this.contacts =
        new Shelf<>(people, i -> Contact.of(seed, i, country, founded().plusSeconds(i * 60L)));
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
   * Tells the last day of the made-up past.
   *
   * @return the day
   */
  public LocalDate asAt() {
    return asAt;
  }

  /**
   * Tells when the organisation was founded.
   *
   * @return the instant
   */
  public Instant founded() {
    return asAt.minusYears(3).atStartOfDay().toInstant(ZoneOffset.UTC);
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
   * Opens the ledger.
   *
   * @return the ledger, which follows every change
   */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Lists the invoices with their stories.
   *
   * @return in order of change
   */
  public synchronized Snapshot<Story> stories() {
    return new Snapshot<>(stories.view());
  }

  /**
   * Finds a story.
   *
   * @param key its invoice's index
   * @return the story as it is now
   */
  public synchronized Story story(int key) {
    return stories.get(key);
  }

  /**
   * Lists the first stories as they were made, whatever happened to them since.
   *
   * @param most how many at most
   * @return in the order of their keys
   */
  public synchronized List<Story> made(int most) {
    List<Story> made = new ArrayList<>();
    for (int key = 0; key < Math.min(most, stories.baseSize()); key++) {
      made.add(stories.asMade(key));
    }
    return made;
  }

  /**
   * Finds a story by its invoice's id, which tells where it is kept.
   *
   * @param id the id
   * @return the story as it is now, if there is one
   */
  public synchronized Optional<Story> findStory(String id) {
    try {
      long key = Ids.index(UUID.fromString(id));
      return Optional.of(key)
          .filter(k -> k < stories.size())
          .map(k -> stories.get(k.intValue()))
          .filter(story -> story.id().toString().equalsIgnoreCase(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /**
   * Lists the payments.
   *
   * @return in order of change
   */
  public synchronized Snapshot<Payment> payments() {
    return new Snapshot<>(payments.view());
  }

  /**
   * Lists the credits of a kind.
   *
   * @param kind which
   * @return in order of change
   */
  public synchronized Snapshot<Credit> credits(Credit.Kind kind) {
    return new Snapshot<>(Objects.requireNonNull(credits.get(kind)).view());
  }

  /**
   * Lists the bank transactions.
   *
   * @return in order of change
   */
  public synchronized Snapshot<BankTransaction> bankTransactions() {
    return new Snapshot<>(transactions.view());
  }

  /**
   * Lists the transfers.
   *
   * @return in order of change
   */
  public synchronized Snapshot<BankTransfer> bankTransfers() {
    return new Snapshot<>(transfers.view());
  }

  /**
   * Lists the manual journals.
   *
   * @return in order of change
   */
  public synchronized Snapshot<ManualJournal> manualJournals() {
    return new Snapshot<>(manualJournals.view());
  }

  /**
   * Lists the contacts.
   *
   * @return in order of change
   */
  public synchronized Snapshot<Contact> contacts() {
    return new Snapshot<>(contacts.view());
  }

  /**
   * Finds a contact.
   *
   * @param key its index
   * @return the contact as it is now
   */
  public synchronized Contact contact(int key) {
    return contacts.get(key);
  }

  /**
   * Finds a contact by its id.
   *
   * @param id the id
   * @return the contact as it is now, if there is one
   */
  public synchronized Optional<Contact> findContact(UUID id) {
    long key = Ids.index(id);
    return Optional.of(key)
        .filter(k -> k < contacts.size())
        .map(k -> contacts.get(k.intValue()))
        .filter(contact -> contact.id().equals(id));
  }

  /**
   * Works out what was open on a day.
   *
   * @param receivable whether by customers rather than to suppliers
   * @param at the day
   * @return the open documents
   */
  public Receivables open(boolean receivable, LocalDate at) {
    return Receivables.of(stories(), receivable, at);
  }

  /**
   * Finds the first day of a financial year.
   *
   * @param day a day of the year
   * @return its first day
   */
  public LocalDate yearStart(LocalDate day) {
    return chart.country().yearStart(day);
  }

  /**
   * Lists the currencies that documents are in.
   *
   * @return ISO 4217, the base currency among them, in order
   */
  public List<String> currencies() {
    List<String> codes = new ArrayList<>(Currency.foreign(chart.base().code()));
    codes.add(chart.base().code());
    codes.sort(null);
    return List.copyOf(codes);
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

  /**
   * Tells somebody about every later change.
   *
   * @param listener who is told, at once and in order
   */
  public void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /**
   * Counts the changes.
   *
   * @return a number that rises with every change
   */
  public synchronized long version() {
    return version;
  }

  /**
   * Hands over every booking that stands, document by document.
   *
   * @param reader who reads them
   */
  public void eachJournal(Consumer<Journal> reader) {
    eachJournal(Scope.Basis.ACCRUAL, reader);
  }

  /**
   * Hands over every booking that stands on a basis, document by document.
   *
   * @param basis when documents count
   * @param reader who reads them
   */
  public void eachJournal(Scope.Basis basis, Consumer<Journal> reader) {
    Posting on = basis == Scope.Basis.CASH ? cashPosting : posting;
    each(stories(), on::of, reader);
    each(bankTransactions(), on::of, reader);
    each(bankTransfers(), on::of, reader);
    each(manualJournals(), on::of, reader);
  }

  private static <T> void each(
      List<T> documents, Function<T, List<Journal>> post, Consumer<Journal> reader) {
    for (T document : documents) {
      post.apply(document).forEach(reader);
    }
  }

  /**
   * Reads the bookings in the order they were made: those of the past, then each change's reversals
   * and new bookings. Booking n has number n + 1.
   *
   * @param from the first one, counted from 0
   * @param atMost how many at most
   * @return the bookings
   */
  public synchronized List<Posted> posted(int from, int atMost) {
    JournalFeed past = past();
    List<Posted> posted = new ArrayList<>();
    for (int i = Math.max(0, from); posted.size() < atMost; i++) {
      if (i >= past.size() + laterJournals.size()) {
        break;
      }
      posted.add(i < past.size() ? past.at(i) : laterJournals.get(i - past.size()));
    }
    return posted;
  }

  private JournalFeed past() {
    JournalFeed known = past;
    if (known == null) {
      known =
          new JournalFeed.Builder()
              .add(stories, posting::of)
              .add(transactions, posting::of)
              .add(transfers, posting::of)
              .add(manualJournals, posting::of)
              .build();
      past = known;
    }
    return known;
  }

  synchronized Story change(int key, UnaryOperator<Story> change) {
    Story before = stories.get(key);
    Story after = change.apply(before);
    rebook(posting.of(before), posting.of(after), after.updated());
    stories.replace(key, after);
    keepParts(key, after);
    tellOf(after, false);
    for (Credit credit : after.credits()) {
      boolean known = before.credits().stream().anyMatch(c -> c.id().equals(credit.id()));
      if (!before.credits().contains(credit)) {
        tellOf(after, credit, !known);
      }
    }
    return after;
  }

  synchronized Story addStory(IntFunction<Story> maker) {
    int key = stories.size();
    Story story = maker.apply(key);
    rebook(List.of(), posting.of(story), story.updated());
    stories.add(story);
    keepParts(key, story);
    tellOf(story, true);
    return story;
  }

  synchronized UUID addBankTransaction(IntFunction<BankTransaction> maker) {
    BankTransaction transaction = maker.apply(transactions.size());
    rebook(List.of(), posting.of(transaction), transaction.updated());
    transactions.add(transaction);
    return transaction.id();
  }

  synchronized void changeBankTransaction(int key, UnaryOperator<BankTransaction> change) {
    BankTransaction before = transactions.get(key);
    BankTransaction after = change.apply(before);
    rebook(posting.of(before), posting.of(after), after.updated());
    transactions.replace(key, after);
  }

  synchronized UUID addBankTransfer(IntFunction<BankTransfer> maker) {
    BankTransfer transfer = maker.apply(transfers.size());
    rebook(List.of(), posting.of(transfer), transfer.updated());
    transfers.add(transfer);
    return transfer.id();
  }

  synchronized UUID addManualJournal(IntFunction<ManualJournal> maker) {
    ManualJournal journal = maker.apply(manualJournals.size());
    rebook(List.of(), posting.of(journal), journal.updated());
    manualJournals.add(journal);
    return journal.id();
  }

  synchronized UUID addContact(IntFunction<Contact> maker) {
    Contact contact = maker.apply(contacts.size());
    contacts.add(contact);
    tell(new Change(Change.Category.CONTACT, contact.id(), true, contact.updated(), "", ""));
    version++;
    return contact.id();
  }

  synchronized void changeContact(int key, UnaryOperator<Contact> change) {
    Contact after = change.apply(contacts.get(key));
    contacts.replace(key, after);
    tell(new Change(Change.Category.CONTACT, after.id(), false, after.updated(), "", ""));
    version++;
  }

  private void tellOf(Story story, boolean created) {
    tell(
        new Change(
            Change.Category.INVOICE,
            story.id(),
            created,
            story.updated(),
            story.invoice().type(),
            story.status()));
  }

  private void tellOf(Story story, Credit credit, boolean created) {
    tell(
        new Change(
            Change.Category.of(credit.kind()),
            credit.id(),
            created,
            credit.updated(),
            credit.type(story.invoice()),
            credit.status()));
  }

  private void tell(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }

  private void keepParts(int key, Story story) {
    payments.keep(key, story);
    credits.values().forEach(parts -> parts.keep(key, story));
  }

  /** Takes back what no longer stands and books what is new, as Xero's journals do. */
  private void rebook(List<Journal> before, List<Journal> after, Instant at) {
    before.stream()
        .filter(journal -> !after.contains(journal))
        .forEach(journal -> laterJournals.add(new Posted(journal.reversed(), at)));
    after.stream()
        .filter(journal -> !before.contains(journal))
        .forEach(journal -> laterJournals.add(new Posted(journal, at)));
    version++;
  }
}
