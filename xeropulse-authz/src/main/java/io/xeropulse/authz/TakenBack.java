package io.xeropulse.authz;

/** Rolls a transaction back, and goes no further than {@link Transactions#evenly}. */
final class TakenBack extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakenBack() {
    super("taken back", null, false, false);
  }
}
