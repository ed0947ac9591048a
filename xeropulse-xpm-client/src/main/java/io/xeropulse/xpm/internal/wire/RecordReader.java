package io.xeropulse.xpm.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Streams the records of one answer, holding one at a time. Every method throws {@link
 * io.xeropulse.core.MalformedResponseException} for a body that is not in XPM's format, {@link
 * io.xeropulse.core.SourceUnavailableException} if the body breaks off, and {@link
 * io.xeropulse.xero.http.RequestRefusedException} for a status other than OK. Not thread-safe.
 */
public interface RecordReader extends AutoCloseable {

  /**
   * Opens an answer by what it is, not by what was asked for: XPM may answer XML all the same.
   *
   * @param body the answer
   * @param shape where its records are
   * @param answer which answer it is
   * @return a reader at its beginning
   */
  static RecordReader of(byte[] body, Shape shape, Answer answer) {
    int start = 0;
    while (start < body.length && Character.isWhitespace(body[start])) {
      start++;
    }
    boolean json = start < body.length && (body[start] == '{' || body[start] == '[');
    InputStream stream = new ByteArrayInputStream(body);
    return json
        ? new JsonRecordReader(stream, shape, answer)
        : new XmlRecordReader(stream, shape, answer);
  }

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
  JsonNode envelope();

  /** Lets go of the body; a second call does nothing. */
  @Override
  void close();
}
