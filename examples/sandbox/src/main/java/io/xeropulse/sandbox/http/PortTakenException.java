package io.xeropulse.sandbox.http;

/** The port that was asked for cannot be opened; the message says what to do. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTakenException(int port, Throwable cause) {
    super(
        "Port "
            + port
            + " on 127.0.0.1 cannot be opened, most likely because it is taken. Choose another one,"
            + " or 0 for any that is free.",
        cause);
  }
}
