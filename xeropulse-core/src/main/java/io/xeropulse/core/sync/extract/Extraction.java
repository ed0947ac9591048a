package io.xeropulse.core.sync.extract;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a source, for one organization and one sync. It may remember what it read: job
 * costs, for instance, are asked for by job. Each entity, and the pages of it, is read by one
 * thread at a time; entities that do not depend on each other ({@link
 * SourceConnector#dependencies}) are read by several threads at the same time. What an entity that
 * another depends on left behind is visible to the other's thread.
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
   * Reads what is dated in a window, lazily, page by page.
   *
   * @param entity one of the connector's {@link SourceConnector#dated()}
   * @param window which dates
   * @param modifiedSince only records changed at or after this instant; null for all
   * @return pages as of {@link #pages(Entity, Instant)}
   */
  default Iterator<Page> pages(Entity entity, DateWindow window, @Nullable Instant modifiedSince) {
    throw new UnsupportedOperationException(entity + " cannot be read by date");
  }

  /**
   * Asks how many records an entity has, whatever their dates and changes, in one small call.
   *
   * @param entity one of the connector's {@link SourceConnector#dated()}
   * @return how many there are; -1 if the source does not say
   */
  default long count(Entity entity) {
    return -1;
  }

  /**
   * Reads chosen records of an entity, whenever they changed.
   *
   * @param entity one of the connector's entities
   * @param sourceIds the source's identifiers of the records, never none
   * @return pages as of {@link #pages}, with a record for each identifier that the source knows;
   *     empty if this source cannot be asked by identifier, or if asking for what changed costs
   *     less
   */
  default Optional<Iterator<Page>> named(Entity entity, Set<String> sourceIds) {
    return Optional.empty();
  }

  /**
   * Reads records again that came and could not be loaded, one by one where the source cannot list
   * them by identifier.
   *
   * @param entity one of the connector's entities
   * @param sourceIds the source's identifiers of the records
   * @return the records that are asked for, as many as the source gives at a reasonable cost; none
   *     where every reading takes all of the entity
   */
  default Again again(Entity entity, List<String> sourceIds) {
    return Again.NOTHING;
  }

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
   * What reading an entity has cost, whatever is read of others meanwhile. Calls made for one
   * entity count for it alone, also where they ask for records of another.
   *
   * @param entity one of the connector's entities
   * @return calls and bytes since some instant that stays the same while the extraction is open;
   *     only differences mean something
   */
  ApiUsage usage(Entity entity);

  /** Ends the reading; a second call does nothing. */
  @Override
  void close();
}
