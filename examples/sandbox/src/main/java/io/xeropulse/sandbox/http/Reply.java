package io.xeropulse.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One response: status, headers and bytes; immutable as long as nobody writes into the bytes. */
public final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Delivery delivery;
  private final Duration delay;

  /** How much of a reply arrives. */
  public enum Delivery {
    /** All of it. */
    WHOLE,
    /** Nothing: the connection breaks. */
    DROPPED,
    /** Headers and half of the body, then the connection breaks. */
    HALF
  }

  private Reply(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Delivery.WHOLE, Duration.ZERO);
  }

  private Reply(
      int status, Map<String, String> headers, byte[] body, Delivery delivery, Duration delay) {
    this.delivery = delivery;
    this.delay = delay;
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
   * Makes a reply of any bytes.
   *
   * @param status the HTTP status
   * @param contentType the media type
   * @param bytes the body
   * @return the reply
   */
  public static Reply bytes(int status, String contentType, byte[] bytes) {
    return of(status, contentType, bytes);
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
    return new Reply(status, more, body, delivery, delay);
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other, delivery, delay);
  }

  /**
   * Replaces the body.
   *
   * @param text the new body
   * @return a reply that has it
   */
  public Reply withText(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces the body by one of another form.
   *
   * @param contentType the media type
   * @param text the new body
   * @return a reply that has it, with the same status and headers
   */
  public Reply withContent(String contentType, String text) {
    return with("Content-Type", contentType).withText(text);
  }

  /**
   * Chooses how much of it arrives.
   *
   * @param chosen how much
   * @return a reply of which that much arrives
   */
  public Reply delivered(Delivery chosen) {
    return new Reply(status, headers, body, chosen, delay);
  }

  /**
   * Chooses when it is sent.
   *
   * @param chosen how long after the call
   * @return a reply that is sent then
   */
  public Reply after(Duration chosen) {
    return new Reply(status, headers, body, delivery, chosen);
  }

  /**
   * Reads the body.
   *
   * @return the body as text
   */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Delivery delivery() {
    return delivery;
  }

  Duration delay() {
    return delay;
  }

  /**
   * Tells the status.
   *
   * @return the HTTP status
   */
  public int status() {
    return status;
  }

  /**
   * Looks up a header.
   *
   * @param name its name, as it was set
   * @return its value, if it has one
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
