package io.xeropulse.core.sync.notice;

/**
 * Takes news to people: a log, a mail, a chat. Called by the threads that do the work, never two at
 * once for the same session nor while its {@link io.xeropulse.core.sync.SyncListener} is told
 * something: be quick. What it throws is logged and changes nothing. Implementations are
 * thread-safe.
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
