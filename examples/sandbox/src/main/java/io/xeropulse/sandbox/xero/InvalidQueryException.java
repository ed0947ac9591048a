package io.xeropulse.sandbox.xero;

/** A query asks for something Xero refuses with a validation error. */
public final class InvalidQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what Xero answers
   */
  public InvalidQueryException(String message) {
    super(message);
  }
}
