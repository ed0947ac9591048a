package io.xeropulse.xpm;

import io.xeropulse.xpm.model.Quote;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Reads quotes and estimates. Immutable and thread-safe. */
public final class QuoteReads {
  private final TypedReads<Quote> quotes;

  QuoteReads(XpmCalls calls) {
    this.quotes = new TypedReads<>(calls, "quotes", "Quotes", "Quote", Quote.class);
  }

  /**
   * Quotes that still hold.
   *
   * @param detail how much of each
   * @return quotes
   */
  public Stream<Quote> current(Detail detail) {
    return quotes.all(quotes.at("quote.api/current"), detail.query());
  }

  /**
   * Quotes that were not issued yet.
   *
   * @param detail how much of each
   * @return quotes
   */
  public Stream<Quote> drafts(Detail detail) {
    return quotes.all(quotes.at("quote.api/draft"), detail.query());
  }

  /**
   * Quotes of any span of dates.
   *
   * @param from first day, at most a year of it in each call
   * @param to last day, not before the first
   * @param detail how much of each
   * @return quotes, asked for only as it is read
   */
  public Stream<Quote> between(LocalDate from, LocalDate to, Detail detail) {
    return quotes.between(
        quotes.at("quote.api/list"), from, to, TypedReads.field("id"), detail.query());
  }

  /**
   * One quote with its lines.
   *
   * @param number its number
   * @return the quote
   */
  public Quote get(String number) {
    return quotes.one(quotes.at("quote.api/get").of(number));
  }
}
