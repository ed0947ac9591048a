package io.xeropulse.authz.session;

import io.xeropulse.authz.audit.RequestOrigin;
import java.util.Optional;

/**
 * Somebody wants in. Its text form hides what was typed. Immutable.
 *
 * @param email what was typed as address
 * @param password what was typed as password
 * @param origin where the request came from
 * @param device the device token of an earlier login from this browser, or empty
 */
public record LoginRequest(
    String email, String password, RequestOrigin origin, Optional<String> device) {
  @Override
  public String toString() {
    return "LoginRequest[hidden]";
  }
}
