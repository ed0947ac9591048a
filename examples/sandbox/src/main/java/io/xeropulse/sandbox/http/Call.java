package io.xeropulse.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as the fakes see it; immutable.
 *
 * @param method the HTTP method, upper case
 * @param url path and query exactly as sent
 * @param path the decoded path segments
 * @param query the decoded query parameters; of a repeated one the first
 * @param headers the headers, names in lower case
 * @param body the body as UTF-8 text, empty if none
 */
public record Call(
    String method,
    String url,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  private static final Pattern WEIGHT = Pattern.compile(";\\s*q=([01](?:\\.\\d{0,3})?)");

  /**
   * Reads a request.
   *
   * @param method the HTTP method
   * @param url path and query as sent
   * @param headers the headers, names in any case
   * @param body the body as text
   * @return the call
   */
  public static Call of(String method, String url, Map<String, String> headers, String body) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment.replace("+", "%2B")));
      }
    }
    Map<String, String> lower = new LinkedHashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new Call(
        method.toUpperCase(Locale.ROOT),
        url,
        List.copyOf(segments),
        pairs(mark < 0 ? "" : url.substring(mark + 1)),
        Map.copyOf(lower),
        body);
  }

  /**
   * Looks up a header.
   *
   * @param name its name, any case
   * @return its value, if sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Tells whether the client would rather have JSON than XML.
   *
   * @return whether {@code Accept} names JSON, and not XML before it or with more weight
   */
  public boolean asksForJson() {
    String accept = header("Accept").orElse("").toLowerCase(Locale.ROOT);
    double json = 0;
    double xml = 0;
    for (String range : accept.split(",", -1)) {
      Matcher weight = WEIGHT.matcher(range);
      double q = weight.find() ? Double.parseDouble(weight.group(1)) : 1;
      if (range.contains("json") && q > xml) {
        json = Math.max(json, q);
      } else if (range.contains("xml") && q > json) {
        xml = Math.max(xml, q);
      }
    }
    return json > xml;
  }

  /**
   * Looks up a query parameter.
   *
   * @param name its name, any case
   * @return its decoded value, if sent and not empty
   */
  public Optional<String> parameter(String name) {
    return query.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /**
   * Reads the body as a form.
   *
   * @return its fields
   */
  public Map<String, String> form() {
    return pairs(body);
  }

  /**
   * Takes leading path segments off.
   *
   * @param count how many
   * @return the same call, seen from below them
   */
  public Call below(int count) {
    return new Call(method, url, path.subList(count, path.size()), query, headers, body);
  }

  /**
   * Replaces a query parameter.
   *
   * @param name its name
   * @param value its new value
   * @return the same call with it
   */
  public Call withParameter(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(query);
    changed.put(name, value);
    return new Call(method, url, path, Map.copyOf(changed), headers, body);
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        pairs.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return Map.copyOf(pairs);
  }

  /**
   * Writes a path segment.
   *
   * @param text the segment as people read it
   * @return its form in a URL
   */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text; // a stray % is taken as it stands, as web servers do
    }
  }
}
