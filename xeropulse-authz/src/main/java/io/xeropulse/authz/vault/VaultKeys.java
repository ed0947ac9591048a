package io.xeropulse.authz.vault;

import java.util.Optional;

/**
 * Where the vault's keys come from: the host's secret store, a file, the environment.
 * Implementations are thread-safe.
 */
public interface VaultKeys {

  /**
   * The key to seal with from now on.
   *
   * @return the newest key
   */
  VaultKey current();

  /**
   * Finds a key by its id, to open what was sealed with it.
   *
   * @param id the id that stands before the sealed value
   * @return the key, or empty when it was never there or is retired
   */
  Optional<VaultKey> find(String id);
}
