package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.quality.QualityGate;
import io.xeropulse.core.sync.quality.QualityRule;
import io.xeropulse.core.sync.quality.StandardRules;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of the data: trigger → extract → transform → quality → load → refresh. Thread-safe; one
 * call of {@link #run} is one session.
 */
public final class SyncPipeline {
  private final SyncSessionStore sessions;
  private final WatermarkStore watermarks;
  private final WarehouseLoader loader;
  private final List<RefreshTarget> refreshTargets;
  private final QualityGate gate;
  private final SyncListener listener;
  private final Duration overlap;

  private SyncPipeline(Builder builder) {
    this.sessions = builder.sessions;
    this.watermarks = builder.watermarks;
    this.loader = builder.loader;
    this.refreshTargets = List.copyOf(builder.refreshTargets);
    this.gate = new QualityGate(builder.rules);
    this.listener = builder.listener;
    this.overlap = builder.overlap;
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
   * Syncs one organization from its sources, in order. An entity that fails is reported and the
   * next one is tried, except where it needs the failed one; figures are refreshed only if every
   * entity was read to its end.
   *
   * @param organization whose data
   * @param settings what the host knows of it
   * @param sources where from; each is opened once
   * @param trigger what started this
   * @param asAt the date the refreshed figures are for
   * @return what was done; also when something failed
   * @throws io.xeropulse.core.StorageUnavailableException if no session could be opened
   */
  public SyncReport run(
      OrganizationId organization,
      OrganizationSettings settings,
      List<SourceConnector> sources,
      Trigger trigger,
      LocalDate asAt) {
    SyncSession session = sessions.begin(organization, trigger);
    listener.started(session);
    SessionKnowledge knowledge = new SessionKnowledge(settings);
    List<EntityReport> entities = new ArrayList<>();
    String error = null;
    for (SourceConnector source : sources) {
      String stopped = read(session, source, trigger, knowledge, entities);
      error = error == null ? stopped : error;
    }
    SyncStatus status = error == null ? Outcomes.of(entities) : failed(entities);
    if (entities.stream().allMatch(SyncPipeline::readToItsEnd) && error == null) {
      error = refresh(session, asAt);
      status = error == null ? status : SyncStatus.PARTIAL;
    }
    SyncReport report = new SyncReport(session, status, entities, error);
    sessions.finish(session, report);
    listener.finished(report);
    return report;
  }

  private @Nullable String read(
      SyncSession session,
      SourceConnector source,
      Trigger trigger,
      SessionKnowledge knowledge,
      List<EntityReport> entities) {
    EntitySync entitySync = new EntitySync(session, gate, loader, listener, knowledge);
    Set<String> only = chosen(trigger);
    boolean full = trigger instanceof Trigger.Manual manual && manual.full();
    try (Extraction extraction = source.open(session.organization())) {
      boolean sourceUsable = true;
      for (Entity entity : source.entities()) {
        if (!only.isEmpty() && !only.contains(entity.name()) && !entity.reference()) {
          continue;
        }
        EntityReport report;
        if (sourceUsable) {
          Watermark start = watermarks.watermark(session.organization(), entity);
          Instant since = full ? null : start.readFrom(overlap);
          report = entitySync.run(extraction, entity, start, since);
          // A later entity may refer to this one, so a source that failed once is not read further.
          sourceUsable = readToItsEnd(report) || report.status() == SyncStatus.NOT_ENTITLED;
        } else {
          report = skipped(entity);
        }
        entities.add(report);
        listener.entity(session, report);
      }
      return null;
    } catch (XeroPulseException e) {
      return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private static Set<String> chosen(Trigger trigger) {
    if (trigger instanceof Trigger.Manual manual) {
      return manual.entities();
    }
    return trigger instanceof Trigger.Webhook webhook ? webhook.entities() : Set.of();
  }

  private static EntityReport skipped(Entity entity) {
    return new EntityReport(
        entity,
        SyncStatus.SKIPPED,
        0,
        LoadReceipt.EMPTY,
        0,
        ApiUsage.NONE,
        "Not read, because an earlier entity of the same source failed");
  }

  private static boolean readToItsEnd(EntityReport report) {
    return report.status() == SyncStatus.COMPLETED || report.status() == SyncStatus.PARTIAL;
  }

  private static SyncStatus failed(List<EntityReport> entities) {
    return entities.stream().anyMatch(SyncPipeline::readToItsEnd)
        ? SyncStatus.PARTIAL
        : SyncStatus.FAILED;
  }

  private @Nullable String refresh(SyncSession session, LocalDate asAt) {
    for (RefreshTarget target : refreshTargets) {
      try {
        target.refresh(session, asAt);
      } catch (XeroPulseException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
      }
    }
    return null;
  }

  /** Configures a pipeline. Not thread-safe. */
  public static final class Builder {
    private final SyncSessionStore sessions;
    private final WatermarkStore watermarks;
    private final WarehouseLoader loader;
    private final List<RefreshTarget> refreshTargets = new ArrayList<>();
    private List<QualityRule> rules = StandardRules.all();
    private SyncListener listener = SyncListener.NONE;
    private Duration overlap = Duration.ofMinutes(5);

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
     * Builds the pipeline.
     *
     * @return an immutable pipeline
     */
    public SyncPipeline build() {
      return new SyncPipeline(this);
    }
  }
}
