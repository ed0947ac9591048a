package io.xeropulse.authz.vault;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sealed values in memory, for tests and trials. Thread-safe. */
public final class InMemorySealedValues implements SealedValues {
  private static final Comparator<SecretPlace> ORDER =
      Comparator.comparing((SecretPlace place) -> place.organization().value())
          .thenComparing(SecretPlace::table)
          .thenComparing(SecretPlace::column)
          .thenComparing(SecretPlace::row);

  private final TreeMap<SecretPlace, byte[]> values = new TreeMap<>(ORDER);

  /** Creates an empty store. */
  public InMemorySealedValues() {}

  /**
   * Stores a value.
   *
   * @param value the value; replaces what stood at its place
   */
  public synchronized void put(SealedValue value) {
    values.put(value.place(), value.bytes().clone());
  }

  @Override
  public synchronized List<SealedValue> page(Optional<SecretPlace> after, int limit) {
    return after.map(place -> values.tailMap(place, false)).orElse(values).entrySet().stream()
        .limit(limit)
        .map(entry -> new SealedValue(entry.getKey(), entry.getValue().clone()))
        .toList();
  }

  @Override
  public synchronized boolean replace(SealedValue expected, byte[] sealed) {
    if (!Arrays.equals(values.get(expected.place()), expected.bytes())) {
      return false;
    }
    values.put(expected.place(), sealed.clone());
    return true;
  }
}
