package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.util.UUID;

/** Anything the books keep: it has an id and remembers when it last changed. */
public interface Kept {

  /**
   * Names it.
   *
   * @return its id
   */
  UUID id();

  /**
   * Tells when it last changed, as Xero counts changes.
   *
   * @return its {@code UpdatedDateUTC}
   */
  Instant updated();
}
