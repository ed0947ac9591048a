package io.xeropulse.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A specification, and how far an answer is from one of its schemas. */
final class Specification {

  private static final Map<String, Specification> READ = new ConcurrentHashMap<>();

  private final JsonNode document;
  private final JsonSchemaFactory schemas;

  /** Reads a specification once for all tests, which takes a second. */
  static Specification of(String resource) {
    return READ.computeIfAbsent(resource, Specification::new);
  }

  private Specification(String resource) {
    try (InputStream in = Specification.class.getResourceAsStream(resource)) {
      document = new YAMLMapper().readTree(in);
      // Practice Manager's composes closed schemas with allOf, which by the letter nothing can
      // satisfy; what it does not declare is looked for below instead.
      String text =
          document
              .toString()
              .replaceAll(",\"additionalProperties\":false|\"additionalProperties\":false,", "");
      schemas =
          JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4))
              .metaSchema(OpenApi30.getInstance())
              .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
              .schemaLoaders(l -> l.schemas(Map.of("https://spec.test/s.json", text)))
              .build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * A reading operation.
   *
   * @param id its operationId
   * @param path its path, parameters in braces
   * @param mediaType what it answers in
   * @param schema the name of its answer's schema, that of an element if it is a list, or empty
   * @param required the query parameters it cannot do without
   */
  record Get(String id, String path, String mediaType, String schema, List<String> required) {
    @Override
    public String toString() {
      return id;
    }
  }

  /** Lists every GET of the document. */
  List<Get> gets() {
    List<Get> gets = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (get.isObject()) {
        JsonNode content = resolve(get.at("/responses/200")).path("content");
        var answer = content.properties().iterator().next();
        JsonNode schema = answer.getValue().path("schema");
        String reference = schema.path("$ref").asText(schema.at("/items/$ref").asText());
        List<String> required = new ArrayList<>();
        for (JsonNode parameter : get.path("parameters")) {
          JsonNode resolved = resolve(parameter);
          if (resolved.path("in").asText().equals("query")
              && resolved.path("required").asBoolean()) {
            required.add(resolved.path("name").asText());
          }
        }
        gets.add(
            new Get(
                get.path("operationId").asText(),
                path.getKey(),
                answer.getKey(),
                reference.substring(reference.lastIndexOf('/') + 1),
                required));
      }
    }
    return gets;
  }

  Collection<String> violations(String schema, JsonNode answer) {
    JsonSchema validator =
        schemas.getSchema(
            SchemaLocation.of("https://spec.test/s.json#/components/schemas/" + schema),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build());
    List<String> violations = new ArrayList<>();
    for (ValidationMessage message : validator.validate(answer)) {
      violations.add(message.getMessage());
    }
    Set<String> undeclared = new TreeSet<>();
    undeclared(document.at("/components/schemas/" + schema), answer, undeclared);
    undeclared.forEach(name -> violations.add("undeclared: " + name));
    return violations;
  }

  private void undeclared(JsonNode schema, JsonNode value, Set<String> found) {
    JsonNode resolved = resolve(schema);
    if (value.isArray()) {
      value.forEach(item -> undeclared(resolved.path("items"), item, found));
      return;
    }
    for (var field : value.properties()) {
      JsonNode declared = property(resolved, field.getKey());
      if (declared == null) {
        found.add(field.getKey());
      } else {
        undeclared(declared, field.getValue(), found);
      }
    }
  }

  private JsonNode resolve(JsonNode schema) {
    JsonNode at = schema;
    while (at.has("$ref")) {
      at = document.at(at.path("$ref").asText().substring(1));
    }
    return at;
  }

  private JsonNode property(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").get(name);
    if (own != null) {
      return own;
    }
    for (String composition : List.of("allOf", "oneOf", "anyOf")) {
      for (JsonNode part : schema.path(composition)) {
        JsonNode inherited = property(resolve(part), name);
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }
}
