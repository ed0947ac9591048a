package io.xeropulse.core.sync;

import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One source in a session. It stays open over all attempts, since it remembers what it read, and an
 * attempt goes on from the last page loaded.
 */
final class SourceReading implements AutoCloseable {
  private final SourceConnector source;
  private final List<EntityProgress> entities;
  private @Nullable Extraction extraction;
  private @Nullable XeroPulseException failure;
  private boolean refusedToOpen;
  private boolean over;

  SourceReading(SourceConnector source, List<EntityProgress> entities) {
    this.source = source;
    this.entities = List.copyOf(entities);
  }

  /** Reads what is left, up to the first failure, since later entities may need the failed one. */
  void read(OrganizationId organization, EntitySync sync, Consumer<EntityProgress> settled) {
    failure = null;
    refusedToOpen = false;
    Extraction open = extraction;
    if (open == null) {
      try {
        open = source.open(organization);
      } catch (XeroPulseException e) {
        refusedToOpen = true;
        failure = e;
        return;
      }
      extraction = open;
    }
    for (EntityProgress progress : entities) {
      if (progress.settled()) {
        continue;
      }
      XeroPulseException stopped = sync.run(open, progress);
      if (progress.settled()) {
        settled.accept(progress);
      } else if (stopped != null && !(stopped instanceof NotEntitledException)) {
        failure = stopped;
        return;
      }
    }
  }

  /** What stopped the last attempt, or null. */
  @Nullable XeroPulseException failure() {
    return failure;
  }

  /** Why the source could not be opened at all, or null. */
  @Nullable String refusal() {
    XeroPulseException stopped = failure;
    return refusedToOpen && stopped != null
        ? Objects.requireNonNullElse(stopped.getMessage(), stopped.toString())
        : null;
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
    return entities.stream()
        .allMatch(
            progress ->
                progress.readToItsEnd()
                    || (progress.status() == SyncStatus.NOT_ENTITLED
                        && dispensable.contains(progress.entity())));
  }

  @Override
  public void close() {
    if (extraction != null) {
      extraction.close();
    }
  }
}
