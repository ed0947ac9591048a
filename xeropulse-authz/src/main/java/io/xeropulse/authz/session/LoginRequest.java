package io.xeropulse.authz.session;

import io.xeropulse.authz.audit.RequestOrigin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /**
   * Checks that nothing is missing, as where a request lacks a field.
   *
   * @throws IllegalArgumentException if something is null; it says what
   */
  public LoginRequest {
    require(email, "e-mail address");
    require(password, "password");
    require(origin, "origin");
    require(device, "device");
  }

  private static void require(@Nullable Object part, String what) {
    if (part == null) {
      throw new IllegalArgumentException("The log-in's " + what + " is missing");
    }
  }

  @Override
  public String toString() {
    return "LoginRequest[hidden]";
  }
}
