package io.xeropulse.xpm.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Streams the records of one answer, holding one at a time. Every method throws {@link
 * io.xeropulse.core.MalformedResponseException} for a body that is not in XPM's format, {@link
 * io.xeropulse.core.SourceUnavailableException} if the body breaks off, and {@link
 * io.xeropulse.xpm.RefusedRequestException} for a status other than OK. Not thread-safe.
 */
public interface RecordReader extends AutoCloseable {

  /**
   * The next record.
   *
   * @return the record, or null at the end of a complete answer
   */
  @Nullable WireRecord next();

  /**
   * What the answer says beside its records, such as the link to the next page; complete only after
   * the last record.
   *
   * @return fields by their JSON names
   */
  com.fasterxml.jackson.databind.JsonNode envelope();

  /** Lets go of the body; a second call does nothing. */
  @Override
  void close();
}
