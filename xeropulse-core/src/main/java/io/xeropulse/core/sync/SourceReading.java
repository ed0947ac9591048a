package io.xeropulse.core.sync;

import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One source in a session. It stays open over all attempts, since it remembers what it read, and an
 * attempt goes on from the last page loaded. Several threads may read, each another entity.
 */
final class SourceReading implements AutoCloseable {
  private final SourceConnector source;
  private final List<EntityProgress> entities;
  private final Map<Entity, XeroPulseException> failures = new ConcurrentHashMap<>();
  private final boolean halfRead;
  private @Nullable Extraction extraction;
  private @Nullable XeroPulseException refusal;
  private boolean over;

  /**
   * One source in a session.
   *
   * @param halfRead whether a list that this session does not read is in the middle of its backfill
   */
  SourceReading(SourceConnector source, List<EntityProgress> entities, boolean halfRead) {
    this.source = source;
    this.halfRead = halfRead;
    this.entities = List.copyOf(entities);
  }

  String source() {
    return source.source();
  }

  Set<Entity> dependencies(Entity entity) {
    return source.dependencies(entity);
  }

  /** Begins an attempt. */
  void open(OrganizationId organization) {
    failures.clear();
    refusal = null;
    if (extraction == null) {
      try {
        extraction = source.open(organization);
      } catch (XeroPulseException e) {
        refusal = e;
      }
    }
  }

  /**
   * Reads what is left of an entity.
   *
   * @return what stopped it, or null
   */
  @Nullable XeroPulseException read(EntityProgress progress, EntitySync sync) {
    XeroPulseException stopped = sync.run(Objects.requireNonNull(extraction), progress);
    if (progress.settled() || stopped == null || stopped instanceof NotEntitledException) {
      return null;
    }
    failures.put(progress.entity(), stopped);
    return stopped;
  }

  /** Whether anything stopped this attempt. */
  boolean failed() {
    return refusal != null || !failures.isEmpty();
  }

  /** What stopped the last attempt, in the order of the entities. */
  List<XeroPulseException> failures() {
    List<XeroPulseException> all = new ArrayList<>();
    if (refusal != null) {
      all.add(refusal);
    }
    for (EntityProgress progress : entities) {
      XeroPulseException failure = failures.get(progress.entity());
      if (failure != null) {
        all.add(failure);
      }
    }
    return all;
  }

  /** Why the source could not be opened at all, or null. */
  @Nullable String refusal() {
    XeroPulseException refused = refusal;
    return refused == null
        ? null
        : Objects.requireNonNullElse(refused.getMessage(), refused.toString());
  }

  /** No further attempt: nothing is left to do, or nothing that trying again would do. */
  void giveUp() {
    over = true;
  }

  boolean over() {
    return over;
  }

  List<EntityProgress> entities() {
    return entities;
  }

  /** Whether figures may be worked out: all that they need was read to its end. */
  boolean sufficesForFigures() {
    Set<Entity> dispensable = source.dispensable();
    return !halfRead
        && entities.stream().allMatch(progress -> progress.unfinished() == null)
        && entities.stream()
            .allMatch(
                progress ->
                    progress.readToItsEnd()
                        || (progress.status() == SyncStatus.NOT_ENTITLED
                            && dispensable.contains(progress.entity())));
  }

  /** What is left to be read, and whether waiting helps. */
  Remaining remaining() {
    List<XeroPulseException> failed = failures();
    if (!failed.isEmpty()) {
      return failed.stream().allMatch(XeroPulseException::retryable)
          ? Remaining.READING
          : Remaining.ACTION;
    }
    Set<Entity> dispensable = source.dispensable();
    boolean refused =
        entities.stream()
            .anyMatch(
                progress ->
                    progress.status() == SyncStatus.NOT_ENTITLED
                        && !dispensable.contains(progress.entity()));
    if (refused) {
      return Remaining.ACTION;
    }
    return entities.stream().allMatch(EntityProgress::settled)
        ? Remaining.NOTHING
        : Remaining.READING;
  }

  @Override
  public void close() {
    if (extraction != null) {
      extraction.close();
    }
  }
}
