package io.xeropulse.core.sync.extract;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a source, for one organization and one sync. It may remember what it read: job
 * costs, for instance, are asked for by job. Not thread-safe.
 */
public interface Extraction extends AutoCloseable {

  /**
   * Reads an entity, lazily, page by page.
   *
   * @param entity one of the connector's entities
   * @param modifiedSince only records changed at or after this instant where the source can tell;
   *     null for all
   * @return pages; {@code next()} and {@code hasNext()} throw a {@link
   *     io.xeropulse.core.XeroPulseException} when the source fails
   */
  Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince);

  /**
   * What the reading of an entity was complete for, once its pages have been read to the end
   * without an error.
   *
   * @param entity an entity that was read to its end
   * @return the coverage; empty when absence proves nothing, as in an incremental reading
   */
  default Optional<Coverage> coverage(Entity entity) {
    return Optional.empty();
  }

  /**
   * What this extraction has cost so far.
   *
   * @return calls and bytes since it was opened
   */
  ApiUsage usage();

  /** Ends the reading; a second call does nothing. */
  @Override
  void close();
}
