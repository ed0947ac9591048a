package io.xeropulse.core.sync;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.HandedOver;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.Suspect;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a complete reading: figures are published, then the books are proved. Each step
 * has the attempts that a page has.
 */
final class FollowUp {
  private final Stages stages;
  private final SyncSession session;
  private final SessionNews news;
  private final EarlyEnd end;
  private final Consumer<Duration> pause;
  private Remaining remaining = Remaining.NOTHING;
  private @Nullable String error;
  private @Nullable Certificate certificate;

  /**
   * @param pause waits between two attempts
   */
  FollowUp(
      Stages stages,
      SyncSession session,
      SessionNews news,
      EarlyEnd end,
      Consumer<Duration> pause) {
    this.stages = stages;
    this.session = session;
    this.news = news;
    this.end = end;
    this.pause = pause;
  }

  /** What could not be published. */
  Remaining remaining() {
    return remaining;
  }

  /** What went wrong and what to do, or null. */
  @Nullable String error() {
    return error;
  }

  /** How the books compare with the source's own, or null. */
  @Nullable Certificate certificate() {
    return certificate;
  }

  void run(LocalDate asAt, List<HandedOver> loaded) {
    try {
      for (RefreshTarget target : stages.refreshTargets()) {
        attempts(
            () -> {
              target.refresh(session, asAt);
              return session;
            });
      }
    } catch (XeroPulseException failure) {
      unpublished(failure);
      return;
    }
    Prover prover = stages.prover();
    if (prover != null) {
      prove(prover, asAt, loaded);
    }
  }

  private void unpublished(XeroPulseException failure) {
    error = text(failure);
    if (failure instanceof StaleFenceException) {
      end.after(failure);
      return;
    }
    remaining = failure.retryable() ? Remaining.PUBLICATION : Remaining.ACTION;
    String what = "What was read is not published; readers see the figures before it: " + error;
    news.notice(failure.retryable() ? Notice.Kind.UNPUBLISHED : Notice.Kind.CRITICAL, what);
  }

  private <T> T attempts(Supplier<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (XeroPulseException failure) {
        Recovery recovery = stages.recovery().after(failure, attempt, stages.clock().instant());
        if (!(recovery instanceof Recovery.Again again) || end.cancellation().requested()) {
          throw failure;
        }
        news.retry(attempt, failure, again.delay());
        pause.accept(again.delay());
      }
    }
  }

  private void prove(Prover prover, LocalDate asAt, List<HandedOver> loaded) {
    try {
      error = judge(attempts(() -> prover.prove(session, asAt, loaded)));
    } catch (XeroPulseException failure) {
      error = text(failure);
    }
  }

  private @Nullable String judge(Certificate proved) {
    certificate = proved;
    news.proof(proved);
    List<Suspect> altered = proved.altered();
    if (!altered.isEmpty()) {
      String what =
          "%d records or pages are not in the warehouse as they were loaded, first %s: %s; compare the tables with the source and run a full sync"
              .formatted(altered.size(), altered.get(0).sourceId(), altered.get(0).message());
      news.notice(Notice.Kind.UNPROVEN, what);
      return what;
    }
    if (proved.tied()) {
      return null;
    }
    news.notice(Notice.Kind.UNPROVEN, proved.summary());
    return "Our ledger and the source's trial balance differ " + proved.summary();
  }

  private static String text(XeroPulseException failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }
}
