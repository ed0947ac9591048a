package io.xeropulse.authz.password;

/** Lets tests of other packages turn somebody away as a full hasher does. */
public final class BusyHasher {
  private BusyHasher() {}

  public static HashingBusyException refusal() {
    return new HashingBusyException();
  }
}
