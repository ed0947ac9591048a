package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes the books as people at their desks would; every change carries the clock's time and is
 * booked at once. Thread-safe.
 */
public final class Bookkeeper {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final Books books;
  private final InstantSource clock;
  private Instant last;

  /**
   * Employs a bookkeeper.
   *
   * @param books the books
   * @param clock stamps the changes; a stamp is never earlier than the one before
   */
  public Bookkeeper(Books books, InstantSource clock) {
    this.books = books;
    this.clock = clock;
    this.last = books.asAt().atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofHours(1));
  }

  /**
   * Lists the invoices and bills with their stories as they are now.
   *
   * @return in order of change
   */
  public List<Story> stories() {
    return books.stories();
  }

  /**
   * Finds an invoice or bill.
   *
   * @param invoice its id
   * @return its story as it is now
   */
  public Story story(UUID invoice) {
    return books.story(key(invoice));
  }

  /**
   * Writes an invoice or bill of one line without tax that is authorised at once.
   *
   * @param receivable whether an invoice rather than a bill
   * @param contact the key of whom it concerns
   * @param date its date; it is due 14 days later
   * @param amount its amount in the base currency
   * @return its id
   */
  public UUID invoice(boolean receivable, int contact, LocalDate date, BigDecimal amount) {
    return invoice(receivable, contact, date, date.plusDays(14), amount);
  }

  /**
   * Pays an invoice or bill, in its currency and at its rate.
   *
   * @param invoice its id
   * @param date when
   * @param amount how much, at most what it has open
   * @return the payment's id
   * @throws IllegalArgumentException if it is not authorised or has less open
   */
  public UUID pay(UUID invoice, LocalDate date, BigDecimal amount) {
    return pay(invoice, date, amount, story(invoice).invoice().currency().rate());
  }

  /**
   * Pays an invoice or bill, in its currency.
   *
   * @param invoice its id
   * @param date when
   * @param amount how much, at most what it has open
   * @param rate the payment's own rate, in the invoice's currency for one of the base currency
   * @return the payment's id
   * @throws IllegalArgumentException if it is not authorised or has less open
   */
  public UUID pay(UUID invoice, LocalDate date, BigDecimal amount, BigDecimal rate) {
    int key = key(invoice);
    Story after =
        books.change(
            key,
            story -> {
              requireOpen(story, amount);
              Instant at = stamp();
              Currency currency = new Currency(story.invoice().currency().code(), rate);
              List<Payment> payments = new ArrayList<>(story.payments());
              payments.add(
                  new Payment(
                      Ids.of(Ids.Kind.PAYMENT, books.seed(), key, 4_000 + payments.size()),
                      key,
                      date,
                      amount.setScale(2, RoundingMode.UNNECESSARY),
                      currency,
                      currency.inBase(amount),
                      books.chart().account(Chart.BANK),
                      "Payment " + story.invoice().number(),
                      false,
                      at));
              return story.with(story.invoice(), payments, story.credits(), at);
            });
    return after.payments().get(after.payments().size() - 1).id();
  }

  /**
   * Takes a payment back.
   *
   * @param payment its id
   */
  public void deletePayment(UUID payment) {
    books.change(
        key(payment),
        story -> {
          Instant at = stamp();
          List<Payment> payments = new ArrayList<>(story.payments());
          payments.replaceAll(p -> p.id().equals(payment) ? p.takenBack(at) : p);
          return story.with(story.invoice(), payments, story.credits(), at);
        });
  }

  /**
   * Writes a credit note for an invoice or bill and allocates all of it.
   *
   * @param invoice its id
   * @param date when
   * @param amount how much, at most what it has open
   * @return the credit note's id
   * @throws IllegalArgumentException if the invoice is not authorised or has less open
   */
  public UUID credit(UUID invoice, LocalDate date, BigDecimal amount) {
    return credit(invoice, date, amount, date, amount);
  }

  /**
   * Writes a credit note for an invoice or bill and allocates some of it.
   *
   * @param invoice its id
   * @param date the credit note's date
   * @param amount how much it is
   * @param allocatedOn when it is allocated
   * @param allocated how much of it, at most what the invoice has open; 0.00 for nothing
   * @return the credit note's id
   * @throws IllegalArgumentException if the invoice is not authorised or has less open
   */
  public UUID credit(
      UUID invoice,
      LocalDate date,
      BigDecimal amount,
      LocalDate allocatedOn,
      BigDecimal allocated) {
    int key = key(invoice);
    Story after =
        books.change(
            key,
            story -> {
              if (allocated.signum() != 0) {
                requireOpen(story, allocated);
              }
              Instant at = stamp();
              List<Credit> credits = new ArrayList<>(story.credits());
              Account account = story.invoice().lines().all().get(0).account();
              credits.add(
                  new Credit(
                      Ids.of(Ids.Kind.CREDIT_NOTE, books.seed(), key, 4_000 + credits.size()),
                      key,
                      Credit.Kind.NOTE,
                      String.format("CN-%06d-%d", key + 1, credits.size() + 1),
                      date,
                      story.invoice().currency(),
                      line(key, account, amount),
                      allocated.setScale(2, RoundingMode.UNNECESSARY),
                      allocatedOn,
                      at));
              return story.with(story.invoice(), story.payments(), credits, at);
            });
    return after.credits().get(after.credits().size() - 1).id();
  }

  /**
   * Allocates some of a credit to the invoice or bill beside which it stands. All of a credit is
   * allocated on one day.
   *
   * @param credit its id
   * @param date when, the day of what is allocated already if something is
   * @param amount how much, at most what the credit has left and the invoice has open
   * @throws IllegalArgumentException if less is left or open, or some was allocated on another day
   */
  public void allocate(UUID credit, LocalDate date, BigDecimal amount) {
    changeCredit(
        credit,
        (story, before) -> {
          requireOpen(story, amount);
          if (amount.compareTo(before.remaining()) > 0) {
            throw new IllegalArgumentException(
                "The credit " + credit + " has " + before.remaining() + " left, not " + amount);
          }
          if (before.allocated().signum() != 0 && !before.allocatedOn().equals(date)) {
            throw new IllegalArgumentException(
                "The credit "
                    + credit
                    + " was allocated on "
                    + before.allocatedOn()
                    + ": take that back first, or allocate on that day");
          }
          return before.allocated(before.allocated().add(amount), date, stamp());
        });
  }

  /**
   * Takes back what was allocated of a credit.
   *
   * @param credit its id
   */
  public void deallocate(UUID credit) {
    changeCredit(credit, (story, before) -> before.allocated(ZERO, before.date(), stamp()));
  }

  private void changeCredit(UUID id, BiFunction<Story, Credit, Credit> change) {
    books.change(
        key(id),
        story -> {
          List<Credit> credits = new ArrayList<>(story.credits());
          credits.replaceAll(c -> c.id().equals(id) ? change.apply(story, c) : c);
          return story.with(story.invoice(), story.payments(), credits, stamp());
        });
  }

  /**
   * Writes an invoice or bill of one line without tax that is authorised at once.
   *
   * @param receivable whether an invoice rather than a bill
   * @param contact the key of whom it concerns
   * @param date its date
   * @param due when it falls due
   * @param amount its amount in the base currency
   * @return its id
   */
  public UUID invoice(
      boolean receivable, int contact, LocalDate date, LocalDate due, BigDecimal amount) {
    Account account = books.chart().account(receivable ? "200" : "453");
    return write(
        new Draft(
            receivable,
            contact,
            date,
            due,
            "",
            Invoice.Stage.AUTHORISED,
            null,
            LineAmountTypes.NO_TAX,
            List.of(
                new Draft.DraftLine(
                    "By hand",
                    new BigDecimal("1.00"),
                    amount.setScale(2, RoundingMode.UNNECESSARY),
                    account,
                    -1))));
  }

  /**
   * Writes an invoice or bill.
   *
   * @param draft what it says
   * @return its id
   */
  public UUID write(Draft draft) {
    return books
        .addStory(
            key -> {
              Invoice invoice =
                  new Invoice(
                      Ids.of(Ids.Kind.INVOICE, books.seed(), key),
                      key,
                      draft.receivable(),
                      (draft.receivable() ? "INV-" : "BILL-") + String.format("%06d", key + 1),
                      draft.reference(),
                      draft.contact(),
                      draft.date(),
                      draft.due(),
                      draft.stage(),
                      Objects.requireNonNullElse(draft.currency(), books.chart().base()),
                      draft.written(books.seed(), key));
              return new Story(invoice, List.of(), List.of(), stamp());
            })
        .id();
  }

  /**
   * Voids an authorised invoice or bill that nothing was paid on or credited to.
   *
   * @param invoice its id
   * @throws IllegalArgumentException if something was
   */
  public void voidInvoice(UUID invoice) {
    edit(
        invoice,
        story -> {
          if (story.invoice().stage() != Invoice.Stage.AUTHORISED
              || !story.standing().isEmpty()
              || !story.credits().isEmpty()) {
            throw new IllegalArgumentException(
                story.invoice().number()
                    + " cannot be voided: only an authorised invoice without payments and credits"
                    + " can");
          }
          return story.invoice().at(Invoice.Stage.VOIDED);
        });
  }

  /**
   * Authorises a draft or submitted invoice or bill.
   *
   * @param invoice its id
   */
  public void authorise(UUID invoice) {
    edit(invoice, story -> story.invoice().at(Invoice.Stage.AUTHORISED));
  }

  /**
   * Deletes a draft or submitted invoice or bill.
   *
   * @param invoice its id
   */
  public void delete(UUID invoice) {
    edit(invoice, story -> story.invoice().at(Invoice.Stage.DELETED));
  }

  /**
   * Gives an invoice or bill another reference.
   *
   * @param invoice its id
   * @param reference the reference
   */
  public void edit(UUID invoice, String reference) {
    edit(invoice, story -> story.invoice().withReference(reference));
  }

  /**
   * Replaces the lines of an invoice or bill that nothing was paid on by one without tax.
   *
   * @param invoice its id
   * @param amount the new amount
   */
  public void editAmount(UUID invoice, BigDecimal amount) {
    edit(
        invoice,
        story -> {
          if (!story.standing().isEmpty() || !story.credits().isEmpty()) {
            throw new IllegalArgumentException(
                story.invoice().number() + " has payments or credits: its lines cannot change");
          }
          Account account = story.invoice().lines().all().get(0).account();
          return story.invoice().withLines(line(key(invoice), account, amount));
        });
  }

  /**
   * Moves the day an invoice or bill falls due. On a part-paid one Xero does not count that as a
   * change.
   *
   * @param invoice its id
   * @param due the day
   */
  public void editDueDate(UUID invoice, LocalDate due) {
    books.change(
        key(invoice),
        story -> {
          boolean partPaid = story.paid().signum() != 0 && story.due().signum() != 0;
          return story.with(
              story.invoice().dueOn(due),
              story.payments(),
              story.credits(),
              partPaid ? story.updated() : stamp());
        });
  }

  /**
   * Books money received or spent without an invoice, without tax.
   *
   * @param receive whether received
   * @param accountCode what for
   * @param date when
   * @param amount how much
   * @return the bank transaction's id
   */
  public UUID bank(boolean receive, String accountCode, LocalDate date, BigDecimal amount) {
    Account account = books.chart().account(accountCode);
    return books.addBankTransaction(
        key ->
            new BankTransaction(
                Ids.of(Ids.Kind.BANK_TRANSACTION, books.seed(), key),
                receive,
                BankTransaction.Kind.DIRECT,
                date,
                books.chart().account(Chart.BANK),
                0,
                "By hand",
                false,
                line(key, account, amount),
                stamp()));
  }

  /**
   * Takes a bank transaction back.
   *
   * @param transaction its id
   */
  public void deleteBankTransaction(UUID transaction) {
    books.changeBankTransaction((int) Ids.index(transaction), before -> before.takenBack(stamp()));
  }

  /**
   * Moves money from the business account to savings.
   *
   * @param date when
   * @param amount how much
   * @return the transfer's id
   */
  public UUID transfer(LocalDate date, BigDecimal amount) {
    return books.addBankTransfer(
        key ->
            new BankTransfer(
                Ids.of(Ids.Kind.BANK_TRANSFER, books.seed(), key),
                date,
                books.chart().account(Chart.BANK),
                books.chart().account(Chart.SAVINGS),
                amount,
                stamp()));
  }

  /**
   * Books by hand.
   *
   * @param debit the code of the account debited
   * @param credit the code of the account credited
   * @param date when
   * @param amount how much
   * @return the manual journal's id
   */
  public UUID journal(String debit, String credit, LocalDate date, BigDecimal amount) {
    return books.addManualJournal(
        key ->
            new ManualJournal(
                Ids.of(Ids.Kind.MANUAL_JOURNAL, books.seed(), key),
                "By hand",
                date,
                true,
                List.of(
                    new ManualJournal.Entry(books.chart().account(debit), amount),
                    new ManualJournal.Entry(books.chart().account(credit), amount.negate())),
                stamp()));
  }

  /**
   * Adds a contact.
   *
   * @param name its name
   * @return its id
   */
  public UUID contact(String name) {
    return books.addContact(
        key ->
            new Contact(
                Ids.of(Ids.Kind.CONTACT, books.seed(), key), key, name, false, null, stamp()));
  }

  /**
   * Gives a contact another name.
   *
   * @param contact its key
   * @param name the name
   */
  public void rename(int contact, String name) {
    books.changeContact(
        contact, c -> new Contact(c.id(), c.index(), name, c.archived(), c.mergedInto(), stamp()));
  }

  /**
   * Puts a contact away.
   *
   * @param contact its key
   */
  public void archive(int contact) {
    books.changeContact(
        contact, c -> new Contact(c.id(), c.index(), c.name(), true, c.mergedInto(), stamp()));
  }

  /**
   * Merges a contact into another: it is archived and points to that one.
   *
   * @param contact its key
   * @param into the other's key
   */
  public void merge(int contact, int into) {
    UUID target = books.contact(into).id();
    books.changeContact(
        contact, c -> new Contact(c.id(), c.index(), c.name(), true, target, stamp()));
  }

  private void edit(UUID invoice, Function<Story, Invoice> edit) {
    UnaryOperator<Story> change =
        story -> story.with(edit.apply(story), story.payments(), story.credits(), stamp());
    books.change(key(invoice), change);
  }

  private static void requireOpen(Story story, BigDecimal amount) {
    if (story.invoice().stage() != Invoice.Stage.AUTHORISED
        || amount.signum() <= 0
        || amount.compareTo(story.due()) > 0) {
      throw new IllegalArgumentException(
          "%s is %s and has %s open: it cannot take %s"
              .formatted(story.invoice().number(), story.status(), story.due(), amount));
    }
  }

  private Lines line(int key, Account account, BigDecimal amount) {
    BigDecimal cents = amount.setScale(2, RoundingMode.UNNECESSARY);
    return new Lines(
        LineAmountTypes.NO_TAX,
        List.of(
            new Line(
                Ids.of(Ids.Kind.LINE, books.seed(), key, 300),
                "By hand",
                new BigDecimal("1.00"),
                cents,
                account,
                books.chart().untaxed(),
                cents,
                ZERO,
                -1)));
  }

  private static int key(UUID id) {
    return (int) Ids.index(id);
  }

  private synchronized Instant stamp() {
    Instant now = Instant.ofEpochMilli(clock.millis());
    last = now.isAfter(last) ? now : last;
    return last;
  }
}
