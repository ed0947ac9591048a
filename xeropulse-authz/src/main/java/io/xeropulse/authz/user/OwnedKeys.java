package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** The API keys of people, as far as changes of people need them. Not thread-safe. */
public interface OwnedKeys {

  /**
   * What a key lists.
   *
   * @param key its id
   * @param owner whose it must be
   * @param organization where it must work
   * @param now the time
   * @return its limits, or empty when there is no such key or it does not work any more
   */
  Optional<KeyLimits> live(String key, UserId owner, OrganizationId organization, Instant now);

  /**
   * Ends every key of a person in an organization; none of them works again.
   *
   * @param owner whose
   * @param organization where
   * @param at when
   * @return how many this ended
   */
  int end(UserId owner, OrganizationId organization, Instant at);
}
