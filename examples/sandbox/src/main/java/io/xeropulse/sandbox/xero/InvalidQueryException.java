package io.xeropulse.sandbox.xero;

/** A query asks for something Xero refuses with status 400. */
public final class InvalidQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int number;
  private final String type;

  /**
   * Creates a validation error.
   *
   * @param message what Xero answers
   */
  public InvalidQueryException(String message) {
    this(10, "ValidationException", message);
  }

  InvalidQueryException(int number, String type, String message) {
    super(message);
    this.number = number;
    this.type = type;
  }

  /** A filter or an order that the query language's reader refuses. */
  static InvalidQueryException unreadable(String message) {
    return new InvalidQueryException(16, "QueryParseException", message);
  }

  int number() {
    return number;
  }

  String type() {
    return type;
  }
}
