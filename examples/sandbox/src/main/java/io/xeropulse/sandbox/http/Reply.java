package io.xeropulse.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One response: status, headers and bytes; immutable as long as nobody writes into the bytes. */
public final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /**
   * Makes a JSON reply.
   *
   * @param status the HTTP status
   * @param node the document
   * @return the reply
   */
  public static Reply json(int status, JsonNode node) {
    return of(status, "application/json; charset=utf-8", Json.bytes(node));
  }

  /**
   * Makes a text reply of any kind.
   *
   * @param status the HTTP status
   * @param contentType the media type
   * @param text the body
   * @return the reply
   */
  public static Reply text(int status, String contentType, String text) {
    return of(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes a reply without a body.
   *
   * @param status the HTTP status
   * @return the reply
   */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  private static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  /**
   * Adds a header.
   *
   * @param name its name
   * @param value its value
   * @return a reply that has it
   */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  /**
   * Tells the status.
   *
   * @return the HTTP status
   */
  public int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
