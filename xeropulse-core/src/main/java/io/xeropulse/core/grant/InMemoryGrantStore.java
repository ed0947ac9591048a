package io.xeropulse.core.grant;

import io.xeropulse.core.AuthenticationException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Keeps what grants gave while the process lives, for trials and tests. Thread-safe.
 *
 * @param <T> what is kept
 */
public final class InMemoryGrantStore<T> implements GrantStore<T> {
  private final Map<GrantId, T> values = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemoryGrantStore() {}

  @Override
  public Optional<T> find(GrantId grant) {
    return Optional.ofNullable(values.get(grant));
  }

  @Override
  public T replace(GrantId grant, UnaryOperator<T> renewal) {
    T stored = values.computeIfPresent(grant, (unchanged, current) -> renewal.apply(current));
    if (stored == null) {
      throw new AuthenticationException(
          "Grant %s is not in the token store; connect the organisation first".formatted(grant));
    }
    return stored;
  }

  @Override
  public void save(GrantId grant, T value) {
    values.put(grant, value);
  }

  @Override
  public void remove(GrantId grant) {
    values.remove(grant);
  }
}
