package io.xeropulse.core.sync;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.notice.LogNotifier;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.proof.OwnBooks;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.quality.QualityGate;
import io.xeropulse.core.sync.quality.QualityRule;
import io.xeropulse.core.sync.quality.StandardRules;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The way of the data: trigger → extract → transform → quality → load → refresh. Thread-safe; one
 * call of {@link #run} is one session.
 */
public final class SyncPipeline {
  private final Stages stages;

  private SyncPipeline(Stages stages) {
    this.stages = stages;
  }

  /**
   * Starts configuring a pipeline.
   *
   * @param sessions where sessions are kept
   * @param watermarks where watermarks are read
   * @param loader what writes pages
   * @return a builder with every other setting at its default
   */
  public static Builder builder(
      SyncSessionStore sessions, WatermarkStore watermarks, WarehouseLoader loader) {
    return new Builder(sessions, watermarks, loader);
  }

  /**
   * Syncs one organization from its sources as {@link #run(OrganizationId, OrganizationSettings,
   * List, Trigger, LocalDate, Cancellation)} does, with nobody to cancel it.
   *
   * @param organization whose data
   * @param settings what the host knows of it
   * @param sources where from; each is opened once
   * @param trigger what started this
   * @param asAt the date the refreshed figures are for
   * @return what was done; also when something failed
   * @throws InvalidConfigurationException if the trigger names an entity that no source has, or the
   *     prover is another organization's; nothing was read or changed
   * @throws io.xeropulse.core.StorageUnavailableException if no session could be opened
   */
  public SyncReport run(
      OrganizationId organization,
      OrganizationSettings settings,
      List<SourceConnector> sources,
      Trigger trigger,
      LocalDate asAt) {
    return run(organization, settings, sources, trigger, asAt, new Cancellation());
  }

  /**
   * Syncs one organization from its sources. An entity that fails is tried again as the recovery
   * policy says, from the last page loaded; entities of its source that were not begun wait for it,
   * other sources do not. Figures are refreshed only if every entity that they need was read to its
   * end.
   *
   * <p>Entities that do not depend on each other ({@link SourceConnector#dependencies}) are read
   * and loaded at the same time, as many as {@link Builder#entitiesAtOnce} says; those of a later
   * source, too, once the reference entities before them are over. The calling thread is one of
   * those that work, and all others have ended when this method returns or throws. Interrupting it
   * interrupts them.
   *
   * @param organization whose data
   * @param settings what the host knows of it
   * @param sources where from; each is opened once
   * @param trigger what started this
   * @param asAt the date the refreshed figures are for
   * @param cancellation stops the sync after the page at hand
   * @return what was done; also when something failed
   * @throws InvalidConfigurationException if the trigger names an entity that no source has, or the
   *     prover is another organization's; nothing was read or changed
   * @throws io.xeropulse.core.StorageUnavailableException if no session could be opened or closed
   */
  @SuppressWarnings("CatchingUnchecked") // thrown again once the session is closed
  public SyncReport run(
      OrganizationId organization,
      OrganizationSettings settings,
      List<SourceConnector> sources,
      Trigger trigger,
      LocalDate asAt,
      Cancellation cancellation) {
    requireKnown(organization, sources, trigger);
    Prover prover = stages.prover();
    if (prover != null) {
      OwnBooks.require("The prover", prover.organization(), organization);
    }
    SyncSession session = stages.sessions().begin(organization, trigger);
    MDC.put("organization", organization.toString());
    MDC.put("session", session.id().toString());
    SessionNews news = new SessionNews(session, stages.listener(), stages.notifier());
    SyncRun run = new SyncRun(stages, session, settings, cancellation, news);
    SessionEnd end = new SessionEnd(stages, session, news, cancellation);
    try {
      SyncReport report = run.run(sources, trigger, asAt);
      end.close(report);
      return report;
    } catch (RuntimeException | Error unexpected) {
      end.breakOff(run.brokenOff(unexpected), unexpected);
      throw unexpected;
    } finally {
      MDC.remove("session");
      MDC.remove("organization");
    }
  }

  private static void requireKnown(
      OrganizationId organization, List<SourceConnector> sources, Trigger trigger) {
    Set<String> known = new TreeSet<>();
    Set<String> unknown = new TreeSet<>(trigger.entities());
    for (SourceConnector source : sources) {
      for (Entity entity : source.entities()) {
        known.add(entity.name());
        unknown.remove(entity.toString());
        unknown.remove(entity.name());
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidConfigurationException(
          "organization %s: the trigger names %s, which no source has; choose among %s"
              .formatted(organization, unknown, known));
    }
  }

  /** Configures a pipeline. Not thread-safe. */
  public static final class Builder {
    private final SyncSessionStore sessions;
    private final WatermarkStore watermarks;
    private final WarehouseLoader loader;
    private final List<RefreshTarget> refreshTargets = new ArrayList<>();
    private List<QualityRule> rules = StandardRules.all();
    private @Nullable Prover prover;
    private SyncListener listener = SyncListener.NONE;
    private Notifier notifier = new LogNotifier();
    private RecoveryPolicy recovery = RecoveryPolicy.standard(new SplittableRandom());
    private Pause pause = Pause.REAL;
    private InstantSource clock = InstantSource.system();
    private Duration overlap = Duration.ofMinutes(5);
    private int entitiesAtOnce = 4;
    private Period backfillWindow = Period.ofMonths(3);

    private Builder(SyncSessionStore sessions, WatermarkStore watermarks, WarehouseLoader loader) {
      this.sessions = sessions;
      this.watermarks = watermarks;
      this.loader = loader;
    }

    /**
     * Adds something to bring up to date after a load. Default: nothing.
     *
     * @param target the target, refreshed after those added before
     * @return this builder
     */
    public Builder refresh(RefreshTarget target) {
      refreshTargets.add(target);
      return this;
    }

    /**
     * Sets what proves the books after every complete sync. A prover belongs to one organization,
     * so the pipeline then syncs no other. Default: nothing does.
     *
     * @param prover the prover; a certificate that is not tied makes the session partial
     * @return this builder
     */
    public Builder prover(Prover prover) {
      this.prover = prover;
      return this;
    }

    /**
     * Replaces the quality rules. Default: {@link StandardRules#all()}.
     *
     * @param rules the rules, in the order in which they are checked
     * @return this builder
     */
    public Builder rules(List<QualityRule> rules) {
      this.rules = List.copyOf(rules);
      return this;
    }

    /**
     * Sets who follows the sync. Default: nobody.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder listener(SyncListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Sets who hears of what a sync cannot put right by itself. Default: the log.
     *
     * @param notifier the notifier
     * @return this builder
     */
    public Builder notifier(Notifier notifier) {
      this.notifier = notifier;
      return this;
    }

    /**
     * Sets when a failed source is tried again. Default: {@link RecoveryPolicy#standard}.
     *
     * @param recovery the policy
     * @return this builder
     */
    public Builder recovery(RecoveryPolicy recovery) {
      this.recovery = recovery;
      return this;
    }

    /**
     * Sets how a session waits between two attempts. Default: in real time.
     *
     * @param pause the waiting
     * @return this builder
     */
    public Builder pause(Pause pause) {
      this.pause = pause;
      return this;
    }

    /**
     * Sets the clock that times attempts and tells changes of the future from others. Default: the
     * system's.
     *
     * @param clock the clock
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Sets how far before the watermark an incremental reading starts. Default: 5 minutes.
     *
     * @param overlap zero or more
     * @return this builder
     * @throws IllegalArgumentException if negative
     */
    public Builder overlap(Duration overlap) {
      if (overlap.isNegative()) {
        throw new IllegalArgumentException("overlap must not be negative: " + overlap);
      }
      this.overlap = overlap;
      return this;
    }

    /**
     * Sets how many entities are read and loaded at the same time. Each has one call to its source
     * in flight, at most two pages in memory (the next is read while one is loaded) and one
     * connection to the warehouse while it loads a page, so this is also the most connections that
     * a sync loads over at once; with fewer in the pool, even one, entities wait for each other.
     * Default: 4, which leaves one of the five calls that Xero answers a tenant at once to others.
     * 1 reads one after the other, in the declared order, on the calling thread.
     *
     * @param entities 1 or more
     * @return this builder
     * @throws IllegalArgumentException if less than 1
     */
    public Builder entitiesAtOnce(int entities) {
      if (entities < 1) {
        throw new IllegalArgumentException("entitiesAtOnce must be at least 1: " + entities);
      }
      this.entitiesAtOnce = entities;
      return this;
    }

    /**
     * Sets how far back the newest window of an onboarding backfill goes, and each of the next
     * ones: a start-up sync of an organization that was never read takes dated lists in such
     * windows, newest first, and what is older than {@link Backfill#MOST_WINDOWS} of them, or than
     * an empty one, as one window. Shorter windows show the latest documents of all lists sooner;
     * each costs a call for each list. Default: 3 months, so that two years come in quarters.
     *
     * @param length from a day to 25 years, counted back from the organization's today
     * @return this builder
     * @throws IllegalArgumentException if shorter or longer
     */
    public Builder backfillWindow(Period length) {
      LocalDate back = LocalDate.EPOCH.minus(length);
      if (length.isNegative()
          || !back.isBefore(LocalDate.EPOCH)
          || back.isBefore(LocalDate.EPOCH.minusYears(25))) {
        throw new IllegalArgumentException(
            "backfillWindow must be from a day to 25 years: " + length);
      }
      this.backfillWindow = length;
      return this;
    }

    /**
     * Builds the pipeline.
     *
     * @return an immutable pipeline
     */
    public SyncPipeline build() {
      return new SyncPipeline(
          new Stages(
              sessions,
              watermarks,
              loader,
              List.copyOf(refreshTargets),
              prover,
              new QualityGate(rules),
              listener,
              notifier,
              recovery,
              pause,
              clock,
              overlap,
              entitiesAtOnce,
              backfillWindow));
    }
  }
}
