package io.xeropulse.authz.vault;

import java.util.Arrays;

/**
 * A sealed value and its place. The bytes are not copied: do not change them.
 *
 * @param place where it is stored
 * @param bytes the value as sealed
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealedValue(SecretPlace place, byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof SealedValue that
        && place.equals(that.place)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * place.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedValue[" + place + "]";
  }
}
