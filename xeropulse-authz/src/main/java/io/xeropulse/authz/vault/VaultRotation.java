package io.xeropulse.authz.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals everything again with the current key, so that older keys can be retired. It can be stopped
 * and repeated at any time, and run beside writers. Thread-safe when its parts are.
 */
public final class VaultRotation {
  private static final Logger log = LoggerFactory.getLogger(VaultRotation.class);
  private static final int PAGE = 100;

  /**
   * What a run did. Immutable.
   *
   * @param resealed values that now have the current key
   * @param current values that had it already
   * @param changed values that somebody else changed meanwhile; run again to be sure of them
   * @param unreadable values that do not open; they were left alone and keep their old key in need
   */
  public record Result(int resealed, int current, int changed, int unreadable) {
    /**
     * Whether every older key can be retired.
     *
     * @return true if nothing is left that needs one
     */
    public boolean complete() {
      return changed == 0 && unreadable == 0;
    }
  }

  private final Vault vault;

  /**
   * Creates a rotation.
   *
   * @param vault opens with old keys and seals with the current one
   */
  public VaultRotation(Vault vault) {
    this.vault = vault;
  }

  /**
   * Runs over all values once.
   *
   * @param values the values
   * @return what was done
   */
  public Result run(SealedValues values) {
    int resealed = 0;
    int current = 0;
    int changed = 0;
    int unreadable = 0;
    Optional<SecretPlace> last = Optional.empty();
    for (List<SealedValue> page = values.page(last, PAGE);
        !page.isEmpty();
        page = values.page(last, PAGE)) {
      for (SealedValue value : page) {
        if (!vault.outdated(value.bytes())) {
          current++;
          continue;
        }
        try {
          byte[] secret = vault.open(value.place(), value.bytes());
          byte[] again = vault.seal(value.place(), secret);
          Arrays.fill(secret, (byte) 0);
          if (values.replace(value, again)) {
            resealed++;
          } else {
            changed++;
          }
        } catch (VaultException e) {
          unreadable++;
          log.warn("A sealed value was left alone", e);
        }
      }
      last = Optional.of(page.get(page.size() - 1).place());
    }
    log.info(
        "resealed={} current={} changed={} unreadable={}", resealed, current, changed, unreadable);
    return new Result(resealed, current, changed, unreadable);
  }
}
