package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

  private final OrganizationSyncs syncs;
  private final Function<OrganizationId, SyncHistory> histories;
  private final SyncRequestStore requests;
  private final InstantSource clock;

  /**
   * Creates turns.
   *
   * @param syncs what runs
   * @param histories what earlier sessions came to
   * @param requests what was asked for
   * @param clock tells what is due
   */
  public SyncTurns(
      OrganizationSyncs syncs,
      Function<OrganizationId, SyncHistory> histories,
      SyncRequestStore requests,
      InstantSource clock) {
    this.syncs = syncs;
    this.histories = histories;
    this.requests = requests;
    this.clock = clock;
  }

  /**
   * When an organization that nobody planned yet is due.
   *
   * @param organization whose sync
   * @return now if it was never read to its end or missed a run; the instant at which a suspended
   *     sync goes on; else the next run
   */
  public Instant first(OrganizationId organization) {
    SyncHistory history = histories.apply(organization);
    Instant now = clock.instant();
    Instant resumeAt = history.resumeAt();
    if (resumeAt != null) {
      return later(now, resumeAt);
    }
    Instant read = history.lastReadToTheEnd();
    return read == null ? now : later(now, syncs.hours(organization).nextRun(read));
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
   * Whether somebody waits for a sync.
   *
   * @param organization whose
   * @return true if a request was not answered yet
   */
  public boolean requested(OrganizationId organization) {
    return !requests.waiting(organization).isEmpty();
  }

  /**
   * Runs the sync that is wanted most: what was asked for, or else the planned one. A failure is
   * logged and makes the next turn come soon if waiting may heal it.
   *
   * @param organization whose
   * @param cancellation ends it after the page at hand
   * @return when the next turn is due
   */
  @SuppressWarnings("CatchingUnchecked") // an error of one sync must not end the scheduler
  public NextTurn take(OrganizationId organization, Cancellation cancellation) {
    try {
      List<SyncRequest> waiting = requests.waiting(organization);
      Trigger trigger = waiting.isEmpty() ? planned(organization) : SyncRequest.together(waiting);
      List<SyncRequest> wanted =
          waiting.stream().filter(request -> request.answeredBy(trigger)).toList();
      return take(organization, trigger, wanted, cancellation);
    } catch (RuntimeException | Error failure) {
      return afterFailure(organization, failure);
    }
  }

  @SuppressWarnings("CatchingUnchecked") // thrown on
  private NextTurn take(
      OrganizationId organization,
      Trigger trigger,
      List<SyncRequest> wanted,
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
    if (report.resumeAt() == null) {
      requests.answer(report.session(), wanted);
    }
    BusinessHours hours = syncs.hours(organization);
    Instant next = SyncHealth.nextRun(hours, report, clock.instant());
    return new NextTurn(next, report.resumeAt() == null);
  }

  private Trigger planned(OrganizationId organization) {
    return histories.apply(organization).lastReadToTheEnd() == null
        ? new Trigger.StartUp()
        : new Trigger.Scheduled();
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

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
