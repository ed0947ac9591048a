package io.xeropulse.xero.auth;

import io.xeropulse.core.InvalidConfigurationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The app as Xero's developer portal knows it. Prints no secret. Immutable and thread-safe. */
public final class AppCredentials {
  private final String clientId;
  private final @Nullable String clientSecret;

  private AppCredentials(String clientId, @Nullable String clientSecret) {
    if (clientId.isBlank()) {
      throw new InvalidConfigurationException("The client id of the Xero app is empty; set it");
    }
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /**
   * An app that can keep a secret: a server.
   *
   * @param clientId the app's identifier
   * @param clientSecret its secret
   * @return the credentials
   * @throws InvalidConfigurationException if either is blank
   */
  public static AppCredentials of(String clientId, String clientSecret) {
    if (clientSecret.isBlank()) {
      throw new InvalidConfigurationException("The client secret of the Xero app is empty; set it");
    }
    return new AppCredentials(clientId, clientSecret);
  }

  /**
   * An app that cannot keep a secret, such as one on a desk, and proves itself by PKCE alone.
   *
   * @param clientId the app's identifier
   * @return the credentials
   * @throws InvalidConfigurationException if it is blank
   */
  public static AppCredentials withoutSecret(String clientId) {
    return new AppCredentials(clientId, null);
  }

  /**
   * The app's identifier.
   *
   * @return never blank
   */
  public String clientId() {
    return clientId;
  }

  /** The app's secret, or null. */
  @Nullable String clientSecret() {
    return clientSecret;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AppCredentials that
        && clientId.equals(that.clientId)
        && Objects.equals(clientSecret, that.clientSecret);
  }

  @Override
  public int hashCode() {
    return clientId.hashCode();
  }

  @Override
  public String toString() {
    return "AppCredentials[" + clientId + "]";
  }
}
