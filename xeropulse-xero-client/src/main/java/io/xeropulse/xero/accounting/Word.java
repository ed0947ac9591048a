package io.xeropulse.xero.accounting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word of an enumeration that may grow at any time: what Xero wrote, and what this version knows
 * of it. Immutable and thread-safe.
 *
 * @param <E> the words this version knows
 */
public final class Word<E extends Enum<E> & WireWord> {
  private final String text;
  private final @Nullable E known;

  private Word(String text, @Nullable E known) {
    this.text = text;
    this.known = known;
  }

  static <E extends Enum<E> & WireWord> Word<E> of(String text, Class<E> words) {
    for (E word : words.getEnumConstants()) {
      if (word.wire().equalsIgnoreCase(text)) {
        return new Word<>(text, word);
      }
    }
    return new Word<>(text, null);
  }

  /**
   * What Xero wrote.
   *
   * @return the word, never changed
   */
  public String text() {
    return text;
  }

  /**
   * What this version knows of it.
   *
   * @return the known word, in whatever case it was written; empty for a newer one
   */
  public Optional<E> known() {
    return Optional.ofNullable(known);
  }

  /**
   * Whether it is a certain word.
   *
   * @param word the word
   * @return true if so
   */
  public boolean is(E word) {
    return word == known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Word<?> that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
