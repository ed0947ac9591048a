package io.xeropulse.authz.apikey;

import io.xeropulse.authz.user.OwnedKeys;
import io.xeropulse.authz.user.UserTransaction;

/** The tables that API keys take. Not thread-safe. */
public interface ApiKeyTransaction extends UserTransaction {

  /**
   * API keys.
   *
   * @return the table, valid during the transaction
   */
  ApiKeyTable apiKeys();

  @Override
  default OwnedKeys ownedKeys() {
    return apiKeys();
  }
}
