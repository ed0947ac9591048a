package io.xeropulse.xpm.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.MalformedResponseException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Streams records from JSON, which XPM sends for the feature {@code practice-strict-content-type}.
 * Decimals keep the digits that were sent.
 */
public final class JsonRecordReader implements RecordReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(WireLimits.DEPTH)
                  .maxStringLength(WireLimits.TEXT)
                  .maxNumberLength(WireLimits.NUMBER)
                  .build())
          .build();
  private static final ObjectReader TREES =
      new ObjectMapper(FACTORY)
          .setNodeFactory(new JsonNodeFactory(true))
          .reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Answer answer;
  private final String list;
  private final String single;
  private final Envelope envelope;
  private final JsonParser json;
  private boolean begun;
  private boolean inList;
  private boolean ended;

  /**
   * Starts reading.
   *
   * @param body the answer; closed with this reader
   * @param shape where its records are
   * @param answer which answer it is
   */
  public JsonRecordReader(InputStream body, Shape shape, Answer answer) {
    WireNames names = new WireNames();
    this.answer = answer;
    this.list = names.json(shape.list());
    this.single = names.json(shape.single());
    this.envelope = new Envelope(answer);
    try {
      this.json = FACTORY.createParser(body);
    } catch (IOException e) {
      throw answer.brokenOff(e);
    }
  }

  @Override
  public @Nullable WireRecord next() {
    try {
      while (!ended) {
        WireRecord record = inList ? listed() : field();
        if (record != null && !envelope.refused()) {
          return record;
        }
      }
      return null;
    } catch (JsonProcessingException | CharConversionException e) {
      throw failure(e);
    } catch (IOException e) {
      throw answer.brokenOff(e);
    }
  }

  private @Nullable WireRecord listed() throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.END_ARRAY) {
      inList = false;
      return null;
    }
    return token == JsonToken.VALUE_NULL ? null : record();
  }

  private @Nullable WireRecord field() throws IOException {
    JsonToken token = json.nextToken();
    if (!begun) {
      begun = true;
      if (token != JsonToken.START_OBJECT) {
        throw malformed("something that is not an object");
      }
      return null;
    }
    if (token == JsonToken.END_OBJECT) {
      end();
      return null;
    }
    String name = json.currentName();
    token = json.nextToken();
    if (name.equals(list) && token == JsonToken.START_ARRAY) {
      envelope.recordsSeen();
      inList = true;
      return null;
    }
    if (name.equals(list) || name.equals(single)) {
      envelope.recordsSeen();
      return token == JsonToken.VALUE_NULL ? null : record();
    }
    envelope.put(name, TREES.readTree(json));
    return null;
  }

  private WireRecord record() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw malformed("a record that is not an object");
    }
    JsonNode record = TREES.readTree(json);
    return new WireRecord((ObjectNode) record, record.toString());
  }

  private void end() throws IOException {
    if (json.nextToken() != null) {
      throw malformed("more after its end");
    }
    ended = true;
    JsonLocation at = json.currentLocation();
    envelope.requireOk(at.getLineNr(), at.getColumnNr());
  }

  @Override
  public JsonNode envelope() {
    return envelope.fields();
  }

  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException e) {
      throw answer.brokenOff(e);
    }
  }

  private MalformedResponseException malformed(String problem) {
    JsonLocation at = json.currentTokenLocation();
    return answer.malformed(problem, at.getLineNr(), at.getColumnNr(), null);
  }

  private MalformedResponseException failure(IOException e) {
    JsonLocation at = json.currentLocation();
    return answer.malformed(
        "it is not well-formed JSON or passes a limit", at.getLineNr(), at.getColumnNr(), e);
  }
}
