package io.xeropulse.core.sync.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes notices to the log, those that need a person as errors, with the stack of an error that no
 * retry puts right. A success has its line in the log without it. Thread-safe.
 */
public final class LogNotifier implements Notifier {
  private static final Logger log = LoggerFactory.getLogger(LogNotifier.class);

  /** Creates a notifier. */
  public LogNotifier() {}

  @Override
  public void notify(Notice notice) {
    String text = "organization={} session={} {}: {}";
    Object organization = notice.session().organization();
    Object session = notice.session().id();
    Object kind = notice.kind();
    switch (notice.kind()) {
      case COMPLETED -> {}
      case SUSPENDED -> log.info(text, organization, session, kind, notice.message());
      case QUARANTINED, FINDING, UNPROVEN, UNPUBLISHED ->
          log.warn(text, organization, session, kind, notice.message());
      case LOGIN_REFUSED -> log.error(text, organization, session, kind, notice.message());
      case CRITICAL ->
          log.error(text, organization, session, kind, notice.message(), notice.cause());
    }
  }
}
