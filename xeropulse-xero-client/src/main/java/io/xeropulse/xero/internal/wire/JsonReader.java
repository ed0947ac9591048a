package io.xeropulse.xero.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;

/** Builds values from tokens, numbers as exact decimals. Not thread-safe: one per body. */
final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final TextCache texts = new TextCache();
  private final ShapeCache shapes = new ShapeCache();
  private Object[] stack = new Object[256];
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
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
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
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = stack[start + 2 * i + 1];
    }
    Shape shape = shapes.shape(stack, start, size);
    top = start;
    return new JsonObject(shape, values);
  }

  private JsonArray array() throws IOException {
    int start = top;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      push(value());
    }
    if (top == start) {
      return JsonArray.EMPTY;
    }
    Object[] elements = Arrays.copyOfRange(stack, start, top);
    top = start;
    return new JsonArray(elements);
  }

  private String text() throws IOException {
    return texts.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private Object number() throws IOException {
    try {
      return new BigDecimal(
          parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } catch (NumberFormatException beyondAnyScale) {
      // Kept as text, so that only the record that needs the number is rejected.
      return parser.getText();
    }
  }

  private void push(Object value) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = value;
  }
}
