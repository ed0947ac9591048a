package io.xeropulse.warehouse.load;

/** A fact holds a value that PostgreSQL cannot; it goes to quarantine with this message. */
final class UnstorableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnstorableException(String obstacle) {
    super(obstacle, null, false, false);
  }
}
