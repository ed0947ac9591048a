package io.xeropulse.sandbox.xero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The fields a filter may name are those of Xero's specification, by the types it gives them. */
class FieldsOfTheSpecificationTest {

  private final SortedMap<String, SortedMap<String, String>> types = new TreeMap<>();

  @Test
  void shouldKnowEveryFieldOfTheSpecificationByItsType() throws IOException {
    JsonNode schemas;
    try (InputStream in = getClass().getResourceAsStream("/spec/xero-accounting.yaml")) {
      schemas = new YAMLMapper().readTree(in).at("/components/schemas");
    }
    for (Resource resource : Resource.values()) {
      walk(resource.singular(), schemas);
    }
    StringBuilder expected = new StringBuilder();
    for (Map.Entry<String, SortedMap<String, String>> type : types.entrySet()) {
      expected.append(type.getKey());
      type.getValue().forEach((name, kind) -> expected.append(" " + name + ":" + kind));
      expected.append('\n');
    }
    try (InputStream in = Field.class.getResourceAsStream("fields.txt")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(expected.toString());
    }
  }

  private void walk(String type, JsonNode schemas) {
    if (types.containsKey(type)) {
      return;
    }
    SortedMap<String, String> fields = new TreeMap<>();
    types.put(type, fields);
    schemas
        .path(type)
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), kind(field.getValue(), schemas)));
  }

  private String kind(JsonNode property, JsonNode schemas) {
    String reference = property.path("$ref").asText("").replaceFirst(".*/", "");
    if (schemas.path(reference).has("properties")) {
      walk(reference, schemas);
      return reference;
    }
    if (schemas.has(reference)) {
      return kind(schemas.path(reference), schemas);
    }
    boolean dated = property.path("x-is-msdate").asBoolean();
    boolean timed = property.path("x-is-msdate-time").asBoolean();
    if (dated || timed || property.path("format").asText().startsWith("date")) {
      return "date";
    }
    return switch (property.path("type").asText()) {
      case "array" -> "list";
      case "number", "integer" -> "number";
      case "boolean" -> "boolean";
      default -> property.path("format").asText().equals("uuid") ? "guid" : "text";
    };
  }
}
