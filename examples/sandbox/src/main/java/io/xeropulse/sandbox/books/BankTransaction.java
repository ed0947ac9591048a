package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money spent or received without an invoice; immutable.
 *
 * @param id its id
 * @param receive whether received rather than spent
 * @param kind what made it
 * @param date its date
 * @param bank the account it went through
 * @param contact the key of who paid or was paid
 * @param reference what the bank statement says
 * @param deleted whether it was taken back
 * @param lines what it was for
 * @param updated when it last changed
 */
public record BankTransaction(
    UUID id,
    boolean receive,
    Kind kind,
    LocalDate date,
    Account bank,
    int contact,
    String reference,
    boolean deleted,
    Lines lines,
    Instant updated)
    implements Kept {
  /** What made a bank transaction. */
  public enum Kind {
    /** Spent or received for what its lines say. */
    DIRECT,
    /** The cash side of an overpayment. */
    OVERPAYMENT,
    /** The cash side of a prepayment. */
    PREPAYMENT
  }

  BankTransaction takenBack(Instant at) {
    return new BankTransaction(id, receive, kind, date, bank, contact, reference, true, lines, at);
  }
}
