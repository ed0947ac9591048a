package io.xeropulse.sandbox.control;

/**
 * A control call that cannot be done; its message says what is wrong, {@link #todo()} what helps.
 */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String todo;

  RefusedException(int status, String message, String todo) {
    super(message);
    this.status = status;
    this.todo = todo;
  }

  int status() {
    return status;
  }

  String todo() {
    return todo;
  }
}
