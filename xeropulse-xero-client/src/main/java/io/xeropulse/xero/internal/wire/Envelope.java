package io.xeropulse.xero.internal.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the Accounting API: the records under a key such as {@code Invoices}, and how many
 * pages there are. Immutable and thread-safe.
 *
 * @param records the records, each as it came
 * @param fields everything else of the envelope, such as {@code DateTimeUTC}
 * @param pagination what Xero says of paging, or null where it says nothing
 */
public record Envelope(
    List<RawRecord> records, JsonObject fields, @Nullable Pagination pagination) {
  private static final JsonObject NOTHING = new JsonObject(new Shape(), new Object[0]);

  /**
   * Reads an answer, one record after the other.
   *
   * @param body UTF-8 JSON
   * @param key the name of the list of records
   * @return the envelope; without records if the key is absent or null
   * @throws JacksonException if the body is not JSON; its location says where
   */
  public static Envelope read(byte[] body, String key) throws JacksonException {
    try {
      return read(new JsonReader(body), body, key);
    } catch (JacksonException notJson) {
      throw notJson;
    } catch (IOException impossible) {
      throw new UncheckedIOException("Reading from memory failed", impossible);
    }
  }

  private static Envelope read(JsonReader reader, byte[] body, String key) throws IOException {
    JsonParser parser = reader.parser();
    expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "Expected an object");
    List<RawRecord> records = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals(key) && token == JsonToken.START_ARRAY) {
        list(reader, body, records);
      } else if (name.equals(key) && token == JsonToken.START_OBJECT) {
        records.add(record(reader, body));
      } else {
        names.add(name);
        values.add(reader.value());
      }
    }
    expect(parser, parser.currentToken(), JsonToken.END_OBJECT, "Expected the end of the object");
    expect(parser, parser.nextToken(), null, "Expected nothing more");
    JsonObject fields = new JsonObject(new Shape(names.toArray(String[]::new)), values.toArray());
    return new Envelope(List.copyOf(records), fields, Pagination.of(fields));
  }

  private static void list(JsonReader reader, byte[] body, List<RawRecord> records)
      throws IOException {
    JsonParser parser = reader.parser();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        records.add(record(reader, body));
      } else {
        expect(parser, token, JsonToken.VALUE_NULL, "Expected a record");
        // Left out, it would be missing from a list that does not say how long it is.
        records.add(new RawRecord(NOTHING, body, -1, -1));
      }
    }
  }

  private static RawRecord record(JsonReader reader, byte[] body) throws IOException {
    int start = (int) reader.parser().currentTokenLocation().getByteOffset();
    JsonObject fields = reader.object();
    int end = (int) reader.parser().currentLocation().getByteOffset();
    return new RawRecord(fields, body, start, end);
  }

  private static void expect(
      JsonParser parser, @Nullable JsonToken token, @Nullable JsonToken wanted, String otherwise)
      throws IOException {
    if (token != wanted) {
      throw new JsonParseException(parser, otherwise);
    }
  }

  /**
   * What Xero says of paging.
   *
   * @param page this page's number, from 1
   * @param pageSize how many records a page may have
   * @param pageCount how many pages there are
   * @param itemCount how many records there are on all pages
   */
  public record Pagination(long page, long pageSize, long pageCount, long itemCount) {

    static @Nullable Pagination of(JsonObject fields) {
      JsonObject pagination = fields.object("pagination");
      if (pagination == null) {
        return null;
      }
      return new Pagination(
          number(pagination, "page"),
          number(pagination, "pageSize"),
          number(pagination, "pageCount"),
          number(pagination, "itemCount"));
    }

    private static long number(JsonObject pagination, String name) {
      Long number = pagination.whole(name);
      return number == null ? -1 : number;
    }
  }
}
