package io.xeropulse.authz.user;

import io.xeropulse.core.model.OrganizationId;
import java.util.Map;
import java.util.UUID;

/**
 * A mail to be written from a template of the host's. Its text form hides whom it is for and what
 * it carries. Immutable.
 *
 * @param id the same at every try, so that a mailer can drop repetitions
 * @param organization on whose behalf
 * @param to the receiver
 * @param template {@code invitation}, {@code temporary_password}, {@code password_reset} or {@code
 *     lock_notice}
 * @param variables what the template shows: {@code token} or {@code temporary_password}; secrets
 */
public record Mail(
    UUID id,
    OrganizationId organization,
    EmailAddress to,
    String template,
    Map<String, String> variables) {

  /** Copies the variables. */
  public Mail {
    variables = Map.copyOf(variables);
  }

  @Override
  public String toString() {
    return "Mail[" + template + " " + id + "]";
  }
}
