package io.xeropulse.authz.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in a JSON document that is read strictly: what is missing, of the wrong kind or not in
 * the schema becomes a problem with its path, and reading goes on. Not thread-safe.
 */
public final class JsonCursor {
  /** How long a document may be, in characters: a thousand times what practices need. */
  private static final int MAX_LENGTH = 4 << 20;

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(16)
          .maxNameLength(256)
          .maxStringLength(8_192)
          .maxNumberLength(32)
          .build();

  private static final ObjectReader READER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
          .build()
          .reader();

  private final JsonNode node;
  private final String path;
  private final List<String> problems;

  private JsonCursor(JsonNode node, String path, List<String> problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  /**
   * Opens a document.
   *
   * @param json the text
   * @param problems receives what is wrong
   * @return the root; a missing place, with a problem, when the text is blank, cut off, too long or
   *     otherwise not JSON
   */
  public static JsonCursor open(String json, List<String> problems) {
    JsonCursor nothing = new JsonCursor(MissingNode.getInstance(), "", problems);
    if (json.length() > MAX_LENGTH) {
      nothing.problem("the document has more than " + MAX_LENGTH + " characters");
      return nothing;
    }
    try {
      JsonNode root = READER.readTree(json);
      if (root.isMissingNode()) {
        nothing.problem("the document is blank");
      }
      return new JsonCursor(root, "", problems);
    } catch (JsonProcessingException e) {
      problems.add(
          "/: line "
              + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage().lines().findFirst().orElse("not JSON"));
      return nothing;
    }
  }

  /**
   * Demands an object with exactly these keys.
   *
   * @param required keys that must be there
   * @param optional keys that may be there
   * @return this
   */
  public JsonCursor object(Set<String> required, Set<String> optional) {
    if (node.isMissingNode()) {
      return this;
    }
    if (!node.isObject()) {
      problem("must be an object");
      return this;
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!required.contains(name) && !optional.contains(name)) {
        at(name).problem("unknown key");
      }
    }
    for (String name : new TreeSet<>(required)) {
      if (!node.has(name)) {
        at(name).problem("missing");
      }
    }
    return this;
  }

  /**
   * The place under a key.
   *
   * @param key the key
   * @return the place, which may be missing
   */
  public JsonCursor at(String key) {
    return new JsonCursor(node.path(key), path + "/" + key, problems);
  }

  /**
   * Whether anything stands here.
   *
   * @return false for a missing key
   */
  public boolean present() {
    return !node.isMissingNode();
  }

  /**
   * The keys of an object, in document order.
   *
   * @param most how many there may be
   * @return the keys; none for anything else, or after reporting that there are too many
   */
  public List<String> keys(int most) {
    List<String> keys = new ArrayList<>();
    if (few(most)) {
      node.fieldNames().forEachRemaining(keys::add);
    }
    return keys;
  }

  /**
   * A text.
   *
   * @return the text, or the empty text after reporting a problem
   */
  public String text() {
    if (present() && (!node.isTextual() || node.textValue().isBlank())) {
      problem("must be a text that is not blank");
      return "";
    }
    return present() ? node.textValue() : "";
  }

  /**
   * A whole number above zero.
   *
   * @return the number, or 1 after reporting a problem
   */
  public int positive() {
    if (present() && (!node.isInt() || node.intValue() < 1)) {
      problem("must be a whole number above 0");
      return 1;
    }
    return present() ? node.intValue() : 1;
  }

  /**
   * The elements of an array.
   *
   * @param most how many there may be
   * @return the places; none for a missing key, or after reporting that there are too many
   */
  public List<JsonCursor> items(int most) {
    if (present() && !node.isArray()) {
      problem("must be an array");
      return List.of();
    }
    List<JsonCursor> items = new ArrayList<>();
    int size = few(most) ? node.size() : 0;
    for (int i = 0; i < size; i++) {
      items.add(new JsonCursor(node.get(i), path + "/" + i, problems));
    }
    return items;
  }

  private boolean few(int most) {
    if (node.size() > most) {
      problem("more than " + most + " entries");
    }
    return node.size() <= most;
  }

  /**
   * Reports a problem here.
   *
   * @param what what is wrong
   */
  public void problem(String what) {
    problems.add((path.isEmpty() ? "/" : path) + ": " + what);
  }
}
