package io.xeropulse.authz.user;

/** Sends mails; the host's. Implementations are thread-safe. */
@FunctionalInterface
public interface Mailer {

  /**
   * Sends a mail, or hands it to somebody who surely will.
   *
   * @param mail the mail
   * @throws RuntimeException if it could not be sent; it is tried again later
   */
  void send(Mail mail);
}
