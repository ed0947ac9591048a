package io.xeropulse.xero.internal.wire;

/** A null that was written, as opposed to a field that did not come. */
enum JsonNull {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
