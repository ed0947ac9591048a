package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.InvalidConfigurationException;
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
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final Map<OrganizationId, Unpublished> unpublished = new ConcurrentHashMap<>();

  /** How often figures could not be published since others were, as far as this process knows. */
  private record Unpublished(Optional<Instant> published, int tries) {}

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
   * @throws InvalidConfigurationException if it is a publication
   */
  public void request(OrganizationId organization, Trigger trigger) {
    if (trigger instanceof Trigger.Publication) {
      throw new InvalidConfigurationException(
          "A publication cannot be asked for: what is not published is published by itself, and by"
              + " every sync that reads; ask for a manual sync");
    }
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
   * published, until they are: nothing is read for it, unless a planned reading is due. One that
   * ends in an error that nobody expected is tried as often. What is given up is news.
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
      if (refuses(failure) && !wanted.isEmpty()) {
        requests.refuse(organization, wanted);
      } else if (!(failure instanceof XeroPulseException)) {
        tryAgain(organization, wanted, failure);
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
      next = earlier(next, now.plus(pause(organization)));
    } else if (report.remaining() == Remaining.NOTHING) {
      unpublished.remove(organization);
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
      Trigger again = trigger instanceof Trigger.Publication ? new Trigger.Scheduled() : trigger;
      requests.add(organization, again);
      failed =
          requests.waiting(organization).stream()
              .filter(request -> request.trigger().equals(again))
              .toList();
    }
    List<SyncRequest> spent = failed.stream().filter(SyncTurns::spent).toList();
    spent.forEach(request -> giveUp(request, report));
    if (!spent.isEmpty()) {
      requests.answer(report.session(), spent);
    }
    byTries(failed)
        .forEach(
            (tries, some) ->
                requests.postpone(report.session(), some, clock.instant().plus(wait(tries))));
  }

  /** What an error broke off that says nothing of the requests; which session it was is lost. */
  private void tryAgain(
      OrganizationId organization, List<SyncRequest> wanted, Throwable unexpected) {
    List<SyncRequest> spent = wanted.stream().filter(SyncTurns::spent).toList();
    SyncSession none = new SyncSession(UUID.randomUUID(), organization, 0);
    spent.forEach(request -> giveUp(request, none, unexpected.toString()));
    if (!spent.isEmpty()) {
      requests.refuse(organization, spent);
    }
    byTries(wanted)
        .forEach(
            (tries, some) ->
                requests.postpone(organization, some, clock.instant().plus(wait(tries))));
  }

  private static boolean spent(SyncRequest request) {
    return request.tries() + 1 >= MOST_TRIES;
  }

  private static Map<Integer, List<SyncRequest>> byTries(List<SyncRequest> failed) {
    return failed.stream()
        .filter(request -> !spent(request))
        .collect(Collectors.groupingBy(SyncRequest::tries));
  }

  private static Duration wait(int tries) {
    Duration doubled = RETRY.multipliedBy(1L << Math.min(tries, LARGEST_DOUBLING));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }

  private void giveUp(SyncRequest request, SyncReport report) {
    giveUp(request, report.session(), report.error());
  }

  @SuppressWarnings("CatchingUnchecked") // what a host throws changes no request
  private void giveUp(SyncRequest request, SyncSession session, @Nullable String error) {
    String what =
        "The %s sync %sis given up after %d tries; put right what stopped it and ask for it again: %s"
            .formatted(
                request.trigger().name(),
                request.trigger().entities().isEmpty()
                    ? ""
                    : "of %s ".formatted(new TreeSet<>(request.trigger().entities())),
                request.tries() + 1,
                error);
    try {
      notifier.notify(new Notice(session, Notice.Kind.CRITICAL, what));
    } catch (RuntimeException | Error thrown) {
      log.error("organization={} {}", session.organization(), what, thrown);
    }
  }

  /** A publication that keeps failing holds up no reading; that publishes as well. */
  private Trigger planned(OrganizationId organization) {
    SyncHistory history = histories.apply(organization);
    Instant read = history.lastReadToTheEnd();
    if (read == null) {
      return new Trigger.StartUp();
    }
    boolean due = !syncs.hours(organization).nextRun(read).isAfter(clock.instant());
    return history.remaining() == Remaining.PUBLICATION && !due
        ? new Trigger.Publication()
        : new Trigger.Scheduled();
  }

  /** How long to wait with figures that are still not published. */
  private Duration pause(OrganizationId organization) {
    Optional<Instant> published =
        Optional.ofNullable(histories.apply(organization).lastPublished());
    int tries =
        unpublished
            .merge(
                organization,
                new Unpublished(published, 0),
                (before, first) ->
                    before.published().equals(published)
                        ? new Unpublished(published, before.tries() + 1)
                        : first)
            .tries();
    return wait(Math.max(0, tries - 1));
  }

  private NextTurn afterFailure(OrganizationId organization, Throwable failure) {
    Instant now = clock.instant();
    Instant soon = later(now.plus(RETRY), resumeAt(organization));
    NextTurn next = new NextTurn(soon, false);
    if (!heals(failure)) {
      Instant planned = later(soon, syncs.hours(organization).nextRun(now));
      next =
          refuses(failure)
              ? new NextTurn(planned, true)
              : afterUnexpected(requests.waiting(organization), soon, planned);
    }
    log.error(
        "organization={} could not be synced; tried again at {}", organization, next.at(), failure);
    return next;
  }

  /** What waits is tried when it is due, and nothing at once, or an error would go round. */
  private NextTurn afterUnexpected(List<SyncRequest> waiting, Instant soon, Instant planned) {
    Instant next = planned;
    for (SyncRequest left : waiting) {
      Instant again = left.notBefore();
      next = earlier(next, again == null ? soon : later(soon, again));
    }
    Instant now = clock.instant();
    return new NextTurn(next, waiting.stream().noneMatch(request -> request.ready(now)));
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

  /** Whether a failure says that a request cannot be done; a lost turn does not. */
  private static boolean refuses(Throwable failure) {
    return failure instanceof XeroPulseException known
        && !known.retryable()
        && !(failure instanceof StaleFenceException);
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
