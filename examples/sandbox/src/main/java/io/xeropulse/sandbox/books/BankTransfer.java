package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money moved between two bank accounts; immutable.
 *
 * @param id its id
 * @param date its date
 * @param from where it left
 * @param to where it arrived
 * @param amount how much
 * @param created when it was entered
 */
public record BankTransfer(
    UUID id, LocalDate date, Account from, Account to, BigDecimal amount, Instant created)
    implements Kept {

  @Override
  public Instant updated() {
    return created;
  }
}
