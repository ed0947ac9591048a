package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing the control interface does; immutable.
 *
 * @param method its HTTP method
 * @param path its path, with variables in braces
 * @param action does it and tells what came of it
 */
record Operation(String method, String path, Function<Input, JsonNode> action) {

  /** The values of the variables, if this is the path. */
  Optional<Map<String, String>> match(List<String> segments) {
    List<String> template = List.of(path.substring(1).split("/", -1));
    if (template.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String wanted = template.get(i);
      if (wanted.startsWith("{")) {
        values.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
      } else if (!wanted.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
