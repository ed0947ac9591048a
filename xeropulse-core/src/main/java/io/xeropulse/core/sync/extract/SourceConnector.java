package io.xeropulse.core.sync.extract;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Set;

/** A source of records that a sync can read. Implementations are thread-safe. */
public interface SourceConnector {

  /**
   * The source's name.
   *
   * @return {@code xero} or {@code xpm}
   */
  String source();

  /**
   * What can be read, in an order in which no entity refers to a later one.
   *
   * @return the entities
   */
  List<Entity> entities();

  /**
   * What no published figure is worked out from: a practice whose app may not read it has its
   * figures all the same.
   *
   * @return some of {@link #entities()}; none unless a source says otherwise
   */
  default Set<Entity> dispensable() {
    return Set.of();
  }

  /**
   * What is read before an entity, since its records refer to it or its reading needs it. Entities
   * of which neither depends on the other may be read at the same time.
   *
   * @param entity one of {@link #entities()}
   * @return entities before it among {@link #entities()}: all that it refers to, directly or
   *     through others; all that are before it unless a source says otherwise
   */
  default Set<Entity> dependencies(Entity entity) {
    List<Entity> all = entities();
    return Set.copyOf(all.subList(0, all.indexOf(entity)));
  }

  /**
   * Which entities can be read by the dates of their documents, at the cost of any other reading.
   *
   * @return some of {@link #entities()}; none unless a source says otherwise
   */
  default Set<Entity> dated() {
    return Set.of();
  }

  /**
   * Starts reading for one organization and one sync.
   *
   * @param organization whose data to read; it appears in log lines and errors
   * @return an extraction, to be closed when no thread reads any more
   * @throws io.xeropulse.core.XeroPulseException if the source cannot be used at all: wrong
   *     credentials, unreachable, not connected
   */
  Extraction open(OrganizationId organization);
}
