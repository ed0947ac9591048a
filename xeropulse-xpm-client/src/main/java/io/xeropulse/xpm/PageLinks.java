package io.xeropulse.xpm;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.xpm.internal.wire.RecordReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways in which XPM says what the next page is. Stateless. */
final class PageLinks {
  private static final String PAGE = "page";

  private PageLinks() {}

  /**
   * Clients and contacts: a link, of which only the query is taken, so that no answer can lead us
   * to another place.
   */
  static @Nullable Map<String, String> followed(
      RecordReader page, Map<String, String> query, boolean empty) {
    String link = page.envelope().at("/pagination/links/next").asText("");
    Map<String, String> asked = parameters(link.substring(link.indexOf('?') + 1));
    return asked.isEmpty() || asked.equals(query) ? null : asked;
  }

  /** The price list: numbered pages until one is empty. */
  static @Nullable Map<String, String> counted(
      RecordReader page, Map<String, String> query, boolean empty) {
    int number = Integer.parseInt(query.getOrDefault(PAGE, "1"));
    return empty ? null : TypedReads.with(query, PAGE, String.valueOf(number + 1));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedResponseException(
          "XPM's link to the next page cannot be read; report it", e);
    }
  }
}
