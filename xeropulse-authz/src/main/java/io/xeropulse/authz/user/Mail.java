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
 * @param template {@code user_invitation}, {@code password_reset} or {@code lock_notice}
 * @param subject what the mail is about
 * @param variables what the template shows: {@code email}; {@code token} or, where the settings
 *     mail passwords, {@code temp_password}, which are secrets; for an invitation {@code
 *     invited_by}, the inviter's e-mail address, and as far as the host set them {@code login_url}
 *     and {@code support_email}
 */
public record Mail(
    UUID id,
    OrganizationId organization,
    EmailAddress to,
    String template,
    String subject,
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
