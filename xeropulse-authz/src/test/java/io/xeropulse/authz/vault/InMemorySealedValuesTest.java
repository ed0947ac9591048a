package io.xeropulse.authz.vault;

class InMemorySealedValuesTest extends SealedValuesContract {
  private final InMemorySealedValues values = new InMemorySealedValues();

  @Override
  protected SealedValues store() {
    return values;
  }

  @Override
  protected void put(SealedValue value) {
    values.put(value);
  }
}
