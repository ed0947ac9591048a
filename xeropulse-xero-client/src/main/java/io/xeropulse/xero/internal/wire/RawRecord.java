package io.xeropulse.xero.internal.wire;

import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record and the part of a body it was read from. Immutable and thread-safe. */
public final class RawRecord {
  private final JsonObject fields;
  private final byte[] body;
  private final int start;
  private final int end;

  RawRecord(JsonObject fields, byte[] body, int start, int end) {
    this.fields = fields;
    this.body = body;
    this.start = start;
    this.end = end;
  }

  /**
   * Its fields.
   *
   * @return the fields
   */
  public JsonObject fields() {
    return fields;
  }

  /**
   * Its JSON.
   *
   * @return the text exactly as it came
   */
  public String text() {
    // A body in UTF-16 is read as characters, which have no byte offsets.
    return start < 0 || end < start
        ? fields.toJson()
        : new String(body, start, end - start, StandardCharsets.UTF_8);
  }

  /**
   * The record's identifier.
   *
   * @param field the field it is in
   * @return the identifier, or null if there is none
   */
  public @Nullable String id(String field) {
    try {
      return fields.filledText(field);
    } catch (RejectedRecordException notText) {
      return null;
    }
  }

  /**
   * When Xero last changed the record.
   *
   * @return an instant, or null if it is absent or unreadable
   */
  public @Nullable Instant updatedAt() {
    try {
      Instant instant = fields.instant("UpdatedDateUTC");
      return instant == null ? fields.instant("UpdatedDateUTCString") : instant;
    } catch (RejectedRecordException unreadable) {
      return null;
    }
  }
}
