package io.xeropulse.authz.vault;

import java.util.List;
import java.util.Optional;

/** Where sealed values are stored, for rotation. Implementations are thread-safe. */
public interface SealedValues {

  /**
   * Reads a page of values in an order that does not change.
   *
   * @param after the last place of the page before, or empty for the first page
   * @param limit at most so many
   * @return the values, none when there are no more
   */
  List<SealedValue> page(Optional<SecretPlace> after, int limit);

  /**
   * Replaces a value unless it changed meanwhile.
   *
   * @param expected the value as read
   * @param sealed the new bytes for the same place
   * @return whether it was replaced; false when somebody else changed or removed it
   */
  boolean replace(SealedValue expected, byte[] sealed);
}
