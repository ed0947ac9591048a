package io.xeropulse.core.sync.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes notices to the log, those that need a person as errors. Thread-safe. */
public final class LogNotifier implements Notifier {
  private static final Logger log = LoggerFactory.getLogger(LogNotifier.class);

  /** Creates a notifier. */
  public LogNotifier() {}

  @Override
  public void notify(Notice notice) {
    String text = "organization={} session={} {}: {}";
    Object[] values = {
      notice.session().organization(), notice.session().id(), notice.kind(), notice.message()
    };
    switch (notice.kind()) {
      case SUSPENDED -> log.info(text, values);
      case FINDING, UNPROVEN -> log.warn(text, values);
      case LOGIN_REFUSED, CRITICAL -> log.error(text, values);
    }
  }
}
