package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A booking by hand; immutable.
 *
 * @param id its id
 * @param narration why
 * @param date its date
 * @param posted whether posted rather than a draft
 * @param lines what is booked, adding up to 0.00
 * @param updated when it last changed
 */
public record ManualJournal(
    UUID id, String narration, LocalDate date, boolean posted, List<Entry> lines, Instant updated)
    implements Kept {

  /**
   * One side of it.
   *
   * @param account where
   * @param amount debit positive, credit negative
   */
  public record Entry(Account account, BigDecimal amount) {}
}
