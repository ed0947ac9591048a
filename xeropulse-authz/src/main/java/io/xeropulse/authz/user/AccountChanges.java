package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;

/** Hears of accounts whose rights changed, right after the commit. Implementations are quick. */
@FunctionalInterface
public interface AccountChanges {

  /**
   * Something about an account changed.
   *
   * @param user whose
   */
  void changed(UserId user);
}
