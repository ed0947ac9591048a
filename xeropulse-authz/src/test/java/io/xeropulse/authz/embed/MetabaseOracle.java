package io.xeropulse.authz.embed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Metabase's rules for parameters of a signed embed, as its documentation and source state them;
 * never compared with a live server. Written for the tests, from the rules alone.
 */
final class MetabaseOracle {

  enum Setting {
    DISABLED,
    ENABLED,
    LOCKED
  }

  /** What Metabase would do: an HTTP status and the filters that then hold. */
  record Answer(int status, String text, Map<String, String> filters) {}

  private final Map<String, Setting> settings;
  private final Set<String> known;

  MetabaseOracle(Map<String, Setting> settings) {
    this.settings = settings;
    this.known = settings.keySet();
  }

  Answer show(JsonNode claims, Map<String, String> url, long nowSeconds) {
    if (claims.has("exp") && claims.get("exp").asLong() + 60 <= nowSeconds) {
      return refuse("Token is expired");
    }
    if (claims.at("/resource/dashboard").asInt() < 1) {
      return refuse("Token is missing value for keypath [:resource]");
    }
    JsonNode params = claims.get("params");
    if (params == null || !params.isObject()) {
      return refuse("Token is missing value for keypath [:params]");
    }
    for (Iterator<String> names = params.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        return refuse("Unknown parameter " + name);
      }
      if (settings.get(name) == Setting.DISABLED) {
        return refuse("You're not allowed to specify a value for " + name);
      }
    }
    Map<String, String> filters = new HashMap<>();
    for (Map.Entry<String, Setting> setting : settings.entrySet()) {
      String name = setting.getKey();
      JsonNode signed = params.path(name);
      boolean blank =
          signed.isMissingNode() || signed.isNull() || (signed.isTextual() && isBlank(signed));
      if (setting.getValue() == Setting.LOCKED && blank) {
        return refuse("You must specify a value for " + name + " in the JWT");
      }
      if (url.containsKey(name) && (setting.getValue() != Setting.ENABLED || !blank)) {
        return refuse("You can only specify a value for " + name + " in the JWT");
      }
      if (signed.isArray() && signed.isEmpty()) {
        filters.put(name, "UNFILTERED");
      } else if (!blank) {
        filters.put(name, signed.toString());
      } else if (url.containsKey(name)) {
        filters.put(name, url.get(name));
      }
    }
    return new Answer(200, "", filters);
  }

  private static boolean isBlank(JsonNode text) {
    return text.asText().isBlank();
  }

  private static Answer refuse(String text) {
    return new Answer(400, text, Map.of());
  }
}
