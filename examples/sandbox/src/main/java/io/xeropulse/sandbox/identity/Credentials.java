package io.xeropulse.sandbox.identity;

/**
 * A client's id and secret; immutable.
 *
 * @param clientId the id
 * @param clientSecret the secret
 */
public record Credentials(String clientId, String clientSecret) {

  boolean match(Credentials sent) {
    return equals(sent);
  }

  @Override
  public String toString() {
    return "Credentials[" + clientId + ", ***]";
  }
}
