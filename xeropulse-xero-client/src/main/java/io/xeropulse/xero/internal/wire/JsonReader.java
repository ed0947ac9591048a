package io.xeropulse.xero.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds values from tokens, numbers as exact decimals. Not thread-safe: one per body. */
final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_FIELDS = 32;

  private final JsonParser parser;
  private Object[] stack = new Object[4 * USUAL_FIELDS];
  private int top;

  JsonReader(byte[] body) throws IOException {
    this.parser = FACTORY.createParser(body);
  }

  JsonParser parser() {
    return parser;
  }

  /** Reads the value whose first token is the parser's current one. */
  Object value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonParseException(parser, "Unexpected end of the text");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new JsonParseException(parser, "Unexpected " + token);
    };
  }

  JsonObject object() throws IOException {
    int start = top;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      push(parser.currentName());
      parser.nextToken();
      push(value());
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new JsonParseException(parser, "Unexpected end of an object");
    }
    int size = (top - start) / 2;
    String[] names = new String[size];
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      names[i] = (String) stack[start + 2 * i];
      values[i] = stack[start + 2 * i + 1];
    }
    top = start;
    return new JsonObject(names, values);
  }

  private JsonArray array() throws IOException {
    @Nullable List<Object> elements = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (elements == null) {
        elements = new ArrayList<>();
      }
      elements.add(value());
    }
    return elements == null ? JsonArray.EMPTY : new JsonArray(elements.toArray());
  }

  private void push(Object value) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = value;
  }
}
