package io.xeropulse.xero.auth;

import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Keeps tokens in a store that sees them only sealed. Thread-safe. */
public final class EncryptedTokenStore implements GrantStore<GrantTokens> {
  private final GrantStore<byte[]> store;
  private final TokenVault vault;

  private EncryptedTokenStore(GrantStore<byte[]> store, TokenVault vault) {
    this.store = store;
    this.vault = vault;
  }

  /**
   * Creates a store.
   *
   * @param store what keeps the sealed bytes
   * @param vault what seals and opens them
   * @return a store of tokens
   */
  public static EncryptedTokenStore create(GrantStore<byte[]> store, TokenVault vault) {
    return new EncryptedTokenStore(store, vault);
  }

  @Override
  public Optional<GrantTokens> find(GrantId grant) {
    return store.find(grant).map(bytes -> open(grant, bytes));
  }

  @Override
  public GrantTokens replace(GrantId grant, UnaryOperator<GrantTokens> renewal) {
    AtomicReference<GrantTokens> stored = new AtomicReference<>();
    byte[] bytes =
        store.replace(
            grant,
            before -> {
              GrantTokens current = open(grant, before);
              GrantTokens renewed = renewal.apply(current);
              stored.set(renewed);
              return renewed.equals(current) ? before : seal(grant, renewed);
            });
    GrantTokens tokens = stored.get();
    return tokens == null ? open(grant, bytes) : tokens;
  }

  @Override
  public void save(GrantId grant, GrantTokens tokens) {
    store.save(grant, seal(grant, tokens));
  }

  @Override
  public void remove(GrantId grant) {
    store.remove(grant);
  }

  private byte[] seal(GrantId grant, GrantTokens tokens) {
    return vault.seal(grant, tokens.toBytes());
  }

  private GrantTokens open(GrantId grant, byte[] bytes) {
    return GrantTokens.fromBytes(vault.open(grant, bytes));
  }
}
