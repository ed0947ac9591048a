package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an organization's turn consists of, whichever scheduler gives it: the sync that is wanted,
 * and when the next one is due. Thread-safe; that an organization has one turn at a time is the
 * scheduler's business.
 */
public final class SyncTurns {
  private static final Logger log = LoggerFactory.getLogger(SyncTurns.class);
  private static final Duration RETRY = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int LARGEST_DOUBLING = 10;

  /** The last try is some six hours after the first. */
  static final int MOST_TRIES = 10;

  private final OrganizationSyncs syncs;
  private final Function<OrganizationId, SyncHistory> histories;
  private final SyncRequestStore requests;
  private final Notifier notifier;
  private final InstantSource clock;

  /**
   * Creates turns.
   *
   * @param syncs what runs
   * @param histories what earlier sessions came to
   * @param requests what was asked for
   * @param notifier hears of requests that are given up
   * @param clock tells what is due
   */
  public SyncTurns(
      OrganizationSyncs syncs,
      Function<OrganizationId, SyncHistory> histories,
      SyncRequestStore requests,
      Notifier notifier,
      InstantSource clock) {
    this.syncs = syncs;
    this.histories = histories;
    this.requests = requests;
    this.notifier = notifier;
    this.clock = clock;
  }

  /**
   * When an organization that nobody planned yet is due.
   *
   * @param organization whose sync
   * @return now if it was never read to its end, missed a run, or left something that trying again
   *     may do; the instant at which a suspended sync goes on; else the next run
   */
  public Instant first(OrganizationId organization) {
    SyncHistory history = histories.apply(organization);
    Instant now = clock.instant();
    Instant resumeAt = history.resumeAt();
    if (resumeAt != null) {
      return later(now, resumeAt);
    }
    Instant read = history.lastReadToTheEnd();
    boolean left =
        history.remaining() == Remaining.PUBLICATION || history.remaining() == Remaining.READING;
    return read == null || left ? now : later(now, syncs.hours(organization).nextRun(read));
  }

  /**
   * Keeps a request until a turn answers it.
   *
   * @param organization whose data
   * @param trigger what is wanted
   */
  public void request(OrganizationId organization, Trigger trigger) {
    requests.add(organization, trigger);
  }

  /**
   * When a request may run.
   *
   * @param organization whose
   * @return now, or the instant at which a limit ends
   */
  public Instant earliest(OrganizationId organization) {
    Instant resumeAt = histories.apply(organization).resumeAt();
    Instant now = clock.instant();
    return resumeAt == null ? now : later(now, resumeAt);
  }

  /**
   * Whether somebody waits for a sync that may run now.
   *
   * @param organization whose
   * @return true if a request was not answered yet, and is not one to be tried again later
   */
  public boolean requested(OrganizationId organization) {
    Instant now = clock.instant();
    return requests.waiting(organization).stream().anyMatch(request -> request.ready(now));
  }

  /**
   * Runs the sync that is wanted most: what was asked for, or else the planned one. One that fails
   * for a reason that passes is tried again, {@value #MOST_TRIES} times in all, in 5 minutes at
   * first and later every hour, whatever the business hours; so are figures that could not be
   * published, every 5 minutes until they are. What is given up is news.
   *
   * @param organization whose
   * @param cancellation ends it after the page at hand
   * @return when the next turn is due
   */
  @SuppressWarnings("CatchingUnchecked") // an error of one sync must not end the scheduler
  public NextTurn take(OrganizationId organization, Cancellation cancellation) {
    try {
      Instant now = clock.instant();
      List<SyncRequest> waiting = requests.waiting(organization);
      List<SyncRequest> ready = waiting.stream().filter(request -> request.ready(now)).toList();
      Trigger trigger = ready.isEmpty() ? planned(organization) : SyncRequest.together(ready);
      List<SyncRequest> wanted =
          waiting.stream()
              .filter(
                  request ->
                      request.trigger().equals(trigger)
                          || (ready.contains(request) && request.answeredBy(trigger)))
              .toList();
      List<SyncRequest> superseded =
          waiting.stream()
              .filter(request -> !wanted.contains(request) && request.answeredBy(trigger))
              .toList();
      return take(organization, trigger, wanted, superseded, cancellation);
    } catch (StaleFenceException lost) {
      log.warn("organization={} is synced by a newer session: {}", organization, lost.getMessage());
      return new NextTurn(clock.instant().plus(RETRY), false);
    } catch (RuntimeException | Error failure) {
      return afterFailure(organization, failure);
    }
  }

  @SuppressWarnings("CatchingUnchecked") // thrown on
  private NextTurn take(
      OrganizationId organization,
      Trigger trigger,
      List<SyncRequest> wanted,
      List<SyncRequest> superseded,
      Cancellation cancellation) {
    SyncReport report;
    try {
      report = syncs.sync(organization, trigger, cancellation);
    } catch (RuntimeException | Error failure) {
      if (!heals(failure) && !wanted.isEmpty()) {
        requests.refuse(organization, wanted);
      }
      throw failure;
    }
    if (cancellation.requested() && report.status() == SyncStatus.CANCELLED) {
      Instant resumeAt = report.resumeAt();
      Instant now = clock.instant();
      return new NextTurn(resumeAt == null ? now : later(now, resumeAt), false);
    }
    BusinessHours hours = syncs.hours(organization);
    Instant now = clock.instant();
    Instant next = SyncHealth.nextRun(hours, report, now);
    if (report.resumeAt() != null) {
      return new NextTurn(next, false);
    }
    settle(trigger, wanted, superseded, report);
    if (report.remaining() == Remaining.PUBLICATION) {
      next = earlier(next, now.plus(RETRY));
    }
    for (SyncRequest left : requests.waiting(organization)) {
      Instant again = left.notBefore();
      next = again == null ? next : earlier(next, again);
    }
    return new NextTurn(next, true);
  }

  /** A request ends when it was done, when another sync did it, or when it is given up. */
  private void settle(
      Trigger trigger, List<SyncRequest> wanted, List<SyncRequest> superseded, SyncReport report) {
    switch (report.remaining()) {
      case READING -> tryAgain(trigger, wanted, report);
      case ACTION -> {
        wanted.forEach(request -> giveUp(request, report));
        requests.answer(report.session(), wanted);
      }
      case NOTHING, PUBLICATION ->
          requests.answer(
              report.session(), Stream.concat(wanted.stream(), superseded.stream()).toList());
    }
  }

  /** A planned sync that failed is one more that is asked for. */
  private void tryAgain(Trigger trigger, List<SyncRequest> wanted, SyncReport report) {
    List<SyncRequest> failed = wanted;
    if (failed.isEmpty()) {
      OrganizationId organization = report.session().organization();
      requests.add(organization, trigger);
      failed =
          requests.waiting(organization).stream()
              .filter(request -> request.trigger().equals(trigger))
              .toList();
    }
    List<SyncRequest> spent =
        failed.stream().filter(request -> request.tries() + 1 >= MOST_TRIES).toList();
    spent.forEach(request -> giveUp(request, report));
    if (!spent.isEmpty()) {
      requests.answer(report.session(), spent);
    }
    Map<Integer, List<SyncRequest>> byTries =
        failed.stream()
            .filter(request -> !spent.contains(request))
            .collect(Collectors.groupingBy(SyncRequest::tries));
    byTries.forEach(
        (tries, some) ->
            requests.postpone(report.session(), some, clock.instant().plus(wait(tries))));
  }

  private static Duration wait(int tries) {
    Duration doubled = RETRY.multipliedBy(1L << Math.min(tries, LARGEST_DOUBLING));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }

  @SuppressWarnings("CatchingUnchecked") // what a host throws changes no request
  private void giveUp(SyncRequest request, SyncReport report) {
    String what =
        "The %s sync %sis given up after %d tries; put right what stopped it and ask for it again: %s"
            .formatted(
                request.trigger().name(),
                request.trigger().entities().isEmpty()
                    ? ""
                    : "of %s ".formatted(new TreeSet<>(request.trigger().entities())),
                request.tries() + 1,
                report.error());
    try {
      notifier.notify(new Notice(report.session(), Notice.Kind.CRITICAL, what));
    } catch (RuntimeException | Error thrown) {
      log.error("organization={} {}", report.session().organization(), what, thrown);
    }
  }

  private Trigger planned(OrganizationId organization) {
    SyncHistory history = histories.apply(organization);
    if (history.remaining() == Remaining.PUBLICATION) {
      return new Trigger.Publication();
    }
    return history.lastReadToTheEnd() == null ? new Trigger.StartUp() : new Trigger.Scheduled();
  }

  private NextTurn afterFailure(OrganizationId organization, Throwable failure) {
    Instant now = clock.instant();
    Instant soon = later(now.plus(RETRY), resumeAt(organization));
    boolean heals = heals(failure);
    Instant next = heals ? soon : later(soon, syncs.hours(organization).nextRun(now));
    log.error(
        "organization={} could not be synced; tried again at {}", organization, next, failure);
    return new NextTurn(next, !heals);
  }

  /** A sync that broke off after a limit was spent goes on no sooner than the limit ends. */
  private Instant resumeAt(OrganizationId organization) {
    try {
      return Objects.requireNonNullElse(histories.apply(organization).resumeAt(), Instant.MIN);
    } catch (XeroPulseException unknown) {
      log.debug("organization={} history not read: {}", organization, unknown.getMessage());
      return Instant.MIN;
    }
  }

  private static boolean heals(Throwable failure) {
    return failure instanceof XeroPulseException known && known.retryable();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
