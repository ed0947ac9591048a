package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Chances that are the same for the same seed, subject and index, in any order of asking. */
public final class Dice {

  private final SplittableRandom random;

  private Dice(long state) {
    this.random = new SplittableRandom(state);
  }

  /**
   * Takes the dice of one subject.
   *
   * @param seed the practice's seed
   * @param subject what is being made
   * @param index which one of them
   * @return fresh dice, not thread-safe
   */
  public static Dice of(long seed, String subject, long index) {
    return new Dice(
        seed * 0x9E3779B97F4A7C15L
            ^ subject.hashCode() * 0xD1B54A32D192ED03L
            ^ index * 0x2545F491L);
  }

  /**
   * Draws a number.
   *
   * @param bound the first that cannot come up
   * @return 0 to bound − 1
   */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * Draws a number.
   *
   * @param low the smallest
   * @param high the largest
   * @return a number between them, both included
   */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /**
   * Draws yes or no.
   *
   * @param percent how often yes, of a hundred
   * @return yes or no
   */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /**
   * Draws one of several.
   *
   * @param <T> what they are
   * @param choices the choices
   * @return one of them
   */
  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * Draws an amount.
   *
   * @param lowCents the smallest, in cents
   * @param highCents the largest, in cents
   * @return an amount with two decimals
   */
  public BigDecimal cents(int lowCents, int highCents) {
    return BigDecimal.valueOf(between(lowCents, highCents), 2);
  }
}
