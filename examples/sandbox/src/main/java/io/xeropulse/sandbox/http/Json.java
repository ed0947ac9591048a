package io.xeropulse.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON as Xero writes it: amounts keep their digits and slashes are escaped; thread-safe. */
public final class Json {

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  /**
   * Makes an empty object.
   *
   * @return the object
   */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads a document.
   *
   * @param text the text
   * @return the document
   * @throws JsonProcessingException if the text is not JSON
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /**
   * Writes a document.
   *
   * @param node the document
   * @return its text
   */
  public static String text(JsonNode node) {
    return new String(bytes(node), StandardCharsets.UTF_8);
  }

  /**
   * Reads a reply that was written as JSON.
   *
   * @param reply the reply
   * @return its document
   */
  public static JsonNode of(Reply reply) {
    try {
      return read(reply.text());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    mapper.getFactory().setCharacterEscapes(new EscapedSlashes());
    return mapper;
  }

  private static final class EscapedSlashes extends CharacterEscapes {
    private static final SerializedString SLASH = new SerializedString("\\/");
    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    EscapedSlashes() {
      ascii['/'] = CharacterEscapes.ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii;
    }

    /** Null for all others, also those beyond ASCII, of which the writer asks, too. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return character == '/' ? SLASH : null;
    }
  }
}
