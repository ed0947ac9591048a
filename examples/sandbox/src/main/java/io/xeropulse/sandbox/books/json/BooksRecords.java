package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.xero.AccountingRecords;
import io.xeropulse.sandbox.xero.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The made-up practice behind the Accounting API, record by record as asked; thread-safe. */
public final class BooksRecords implements AccountingRecords {

  private final Books books;
  private final Documents documents;
  private final Settings settings;
  private final Supplier<Parts> payments;
  private final Supplier<Parts> creditNotes;

  /**
   * Opens the books to the API.
   *
   * @param books the books
   */
  public BooksRecords(Books books) {
    this.books = books;
    this.documents = new Documents(books);
    this.settings = new Settings(books);
    this.payments = once(story -> story.payments().size());
    this.creditNotes = once(story -> story.creditNotes().size());
  }

  @Override
  public List<JsonNode> list(Resource resource) {
    return switch (resource) {
      case ORGANISATION -> settings.organisation();
      case ACCOUNTS -> settings.accounts();
      case CONTACTS -> new Indexed(books.contacts(), settings::contact, settings::contactUpdated);
      case INVOICES ->
          new Indexed(
              books.invoices(),
              i -> documents.invoice(books.story(i)),
              i -> books.story(i).updated());
      case PAYMENTS ->
          parts(payments.get(), (story, i) -> documents.payment(story, story.payments().get(i)));
      case CREDIT_NOTES ->
          parts(
              creditNotes.get(),
              (story, i) -> documents.creditNote(story, story.creditNotes().get(i)));
      case BANK_TRANSACTIONS ->
          new Indexed(
              books.bankTransactions(),
              i -> documents.bankTransaction(books.bankTransaction(i)),
              i -> books.bankTransaction(i).updated());
      case BANK_TRANSFERS ->
          new Indexed(
              books.bankTransfers(),
              i -> documents.bankTransfer(books.bankTransfer(i)),
              i -> books.bankTransfer(i).created());
      case MANUAL_JOURNALS ->
          new Indexed(
              books.manualJournals(),
              i -> documents.manualJournal(books.manualJournal(i)),
              i -> books.manualJournal(i).updated());
      case TAX_RATES -> settings.taxRates();
      case TRACKING_CATEGORIES -> settings.trackingCategories();
      case CURRENCIES -> Settings.currencies();
      case USERS -> settings.users();
      default -> List.of();
    };
  }

  @Override
  public Optional<ObjectNode> report(String name, Map<String, String> parameters) {
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Part {
    JsonNode of(Story story, int within);
  }

  private List<JsonNode> parts(Parts parts, Part part) {
    return new Indexed(
        parts.size(),
        p -> part.of(books.story(parts.story(p)), parts.within(p)),
        p -> instant(parts, p));
  }

  private Instant instant(Parts parts, int part) {
    return books.story(parts.story(part)).updated();
  }

  private Supplier<Parts> once(ToIntFunction<Story> count) {
    return new Supplier<>() {
      private @Nullable Parts made;

      @Override
      public synchronized Parts get() {
        Parts parts = made;
        if (parts == null) {
          parts = new Parts(books, count);
          made = parts;
        }
        return parts;
      }
    };
  }
}
