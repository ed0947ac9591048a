package io.xeropulse.core.sync.extract;

import java.util.Collections;
import java.util.Iterator;
import java.util.Set;

/**
 * A second reading of records that could not be loaded. Not thread-safe.
 *
 * @param asked identifiers of the records that are asked for
 * @param pages the records among them that the source knows; reading them throws a {@link
 *     io.xeropulse.core.XeroPulseException} when the source fails
 */
public record Again(Set<String> asked, Iterator<Page> pages) {
  /** Nothing is asked for. */
  public static final Again NOTHING = new Again(Set.of(), Collections.emptyIterator());

  public Again {
    asked = Set.copyOf(asked);
  }
}
