package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Money that came before an invoice or beyond it; the story and its bank transaction both know it.
 *
 * @param kind overpayment or prepayment
 * @param amount how much
 */
record Advance(Credit.Kind kind, BigDecimal amount) {

  /** Every fourth story may have one, so that each finds its bank transaction by division. */
  static final int STRIDE = 4;

  static Optional<Advance> of(long seed, int story) {
    if (story % STRIDE != 1) {
      return Optional.empty();
    }
    Dice dice = Dice.of(seed, "advance", story);
    int roll = dice.below(100);
    if (roll >= 12) {
      return Optional.empty();
    }
    return Optional.of(
        new Advance(
            roll < 6 ? Credit.Kind.OVERPAYMENT : Credit.Kind.PREPAYMENT,
            dice.cents(2_000, 60_000)));
  }
}
