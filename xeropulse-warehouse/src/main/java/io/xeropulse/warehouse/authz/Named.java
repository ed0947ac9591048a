package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What a transaction says it works on; row security shows it nothing else. Names stand until the
 * transaction ends or another takes their place. Not thread-safe.
 */
final class Named {
  private final Handle handle;
  private final Map<String, String> names = new HashMap<>();

  Named(Handle handle) {
    this.handle = handle;
  }

  void organization(OrganizationId organization) {
    name("xeropulse.organization_id", organization.toString());
  }

  void user(UserId user) {
    name("xeropulse.user_id", user.value());
  }

  /** An e-mail address, the hash of a token, or an id that only its holder knows. */
  void key(String key) {
    name("xeropulse.access_key", key);
  }

  /** Runs work that goes across organizations. */
  <T> T chore(Supplier<T> work) {
    name("xeropulse.chore", "on");
    T result = work.get();
    name("xeropulse.chore", "off");
    return result;
  }

  private void name(String setting, String value) {
    if (!value.equals(names.put(setting, value))) {
      handle
          .createQuery("select set_config(:setting, :value, true)")
          .bind("setting", setting)
          .bind("value", value)
          .mapTo(String.class)
          .one();
    }
  }
}
