package io.xeropulse.authz.password;

import java.util.Optional;

/**
 * A secret that is mixed into every hash and kept outside the database, so that stolen hashes alone
 * cannot be guessed. Implementations are thread-safe.
 */
public interface Peppers {

  /**
   * Id of the pepper for new hashes.
   *
   * @return 1 to 16 letters or digits, or empty to use none
   */
  Optional<String> current();

  /**
   * Finds a pepper.
   *
   * @param id the id that stands in a hash
   * @return at least 16 secret bytes, or empty when unknown; such a hash then matches nothing
   */
  Optional<byte[]> find(String id);

  /**
   * Uses none.
   *
   * @return a port without peppers
   */
  static Peppers none() {
    return new Peppers() {
      @Override
      public Optional<String> current() {
        return Optional.empty();
      }

      @Override
      public Optional<byte[]> find(String id) {
        return Optional.empty();
      }
    };
  }
}
