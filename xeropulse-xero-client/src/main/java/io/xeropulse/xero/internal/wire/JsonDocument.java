package io.xeropulse.xero.internal.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole body as one object or a list of them. Stateless and thread-safe. */
public final class JsonDocument {
  private JsonDocument() {}

  /**
   * Reads a body that is an object, or a list of objects.
   *
   * @param body UTF-8 JSON
   * @return the objects; one for an object
   * @throws JacksonException if the body is not JSON, or neither of these
   */
  public static List<JsonObject> objects(byte[] body) throws JacksonException {
    try {
      JsonReader reader = new JsonReader(body);
      reader.parser().nextToken();
      Object value = reader.value();
      if (reader.parser().nextToken() != null) {
        throw new JsonParseException(reader.parser(), "Expected nothing more");
      }
      List<JsonObject> objects = new ArrayList<>();
      for (Object element : value instanceof JsonArray array ? array : List.of(value)) {
        if (!(element instanceof JsonObject object)) {
          throw new JsonParseException(reader.parser(), "Expected an object");
        }
        objects.add(object);
      }
      return List.copyOf(objects);
    } catch (JacksonException notJson) {
      throw notJson;
    } catch (IOException impossible) {
      throw new UncheckedIOException("Reading from memory failed", impossible);
    }
  }
}
