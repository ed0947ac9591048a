package io.xeropulse.authz.vault;

import io.xeropulse.core.XeroPulseException;

/**
 * A sealed value does not open. Whether it was changed, moved, cut short or sealed with a retired
 * key is not told apart, since an attacker could learn from it.
 */
public final class VaultException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  VaultException(SecretPlace place) {
    super(
        "The secret in "
            + place.table()
            + "."
            + place.column()
            + " of organization "
            + place.organization()
            + " does not open: restore it from a backup or enter it again, and check that its key"
            + " is still configured",
        null);
  }
}
