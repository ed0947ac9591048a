package io.xeropulse.core.sync.notice;

/**
 * Takes news to people: a log, a mail, a chat. Called on the pipeline's thread: be quick, and throw
 * nothing. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Notifier {

  /**
   * Passes news on.
   *
   * @param notice the news
   */
  void notify(Notice notice);
}
