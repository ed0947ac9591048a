package io.xeropulse.warehouse;

import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.notice.Notifier;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several who hear the same news, each whatever the others do. As thread-safe as they are. */
final class Notifiers implements Notifier {
  private static final Logger log = LoggerFactory.getLogger(Notifiers.class);

  private final List<Notifier> all;

  Notifiers(List<Notifier> all) {
    this.all = List.copyOf(all);
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // one that fails keeps nothing from the others
  public void notify(Notice notice) {
    for (Notifier each : all) {
      try {
        each.notify(notice);
      } catch (RuntimeException | Error thrown) {
        log.error(
            "organization={} a listener did not take the news: {}",
            notice.session().organization(),
            notice.message(),
            thrown);
      }
    }
  }
}
