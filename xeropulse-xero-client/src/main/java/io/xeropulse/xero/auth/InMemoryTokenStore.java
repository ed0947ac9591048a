package io.xeropulse.xero.auth;

import io.xeropulse.core.AuthenticationException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps tokens while the process lives, for trials and tests. Thread-safe. */
public final class InMemoryTokenStore implements TokenStore {
  private final Map<GrantId, GrantTokens> tokens = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemoryTokenStore() {}

  @Override
  public Optional<GrantTokens> find(GrantId grant) {
    return Optional.ofNullable(tokens.get(grant));
  }

  @Override
  public GrantTokens replace(GrantId grant, UnaryOperator<GrantTokens> renewal) {
    GrantTokens stored =
        tokens.computeIfPresent(grant, (unchanged, current) -> renewal.apply(current));
    if (stored == null) {
      throw new AuthenticationException(
          "Grant %s is not in the token store; connect the organisation first".formatted(grant));
    }
    return stored;
  }

  @Override
  public void save(GrantId grant, GrantTokens newTokens) {
    tokens.put(grant, newTokens);
  }

  @Override
  public void remove(GrantId grant) {
    tokens.remove(grant);
  }
}
