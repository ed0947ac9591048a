package io.xeropulse.core.grant;

class InMemoryGrantStoreTest extends GrantStoreContract {
  private final GrantStore<byte[]> store = new InMemoryGrantStore<>();

  @Override
  protected GrantStore<byte[]> store() {
    return store;
  }
}
