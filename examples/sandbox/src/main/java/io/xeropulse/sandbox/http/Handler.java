package io.xeropulse.sandbox.http;

/** Answers one call; implementations are thread-safe. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a call.
   *
   * @param call what the client sent
   * @return what it gets back
   */
  Reply handle(Call call);
}
