package io.xeropulse.authz.apikey;

/**
 * A key just made: the only time its secret is known. Its text form hides it. Immutable.
 *
 * @param text the whole key, to be shown once
 * @param stored what we keep of it
 */
public record IssuedApiKey(String text, ApiKey stored) {
  @Override
  public String toString() {
    return "IssuedApiKey[" + stored.id() + "]";
  }
}
