package io.xeropulse.xero.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** An answer, read to its end. Immutable and thread-safe, as long as nobody writes to its body. */
public final class ApiResponse {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Creates an answer.
   *
   * @param status HTTP status
   * @param headers names to values; of several values under one name, the last
   * @param body the decoded body; not copied, so leave it alone afterwards
   */
  public ApiResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(headers);
    this.headers = Collections.unmodifiableMap(caseless);
    this.body = body;
  }

  /**
   * How it went.
   *
   * @return HTTP status
   */
  public int status() {
    return status;
  }

  /**
   * A header.
   *
   * @param name its name, in any case
   * @return its value, or empty
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * All headers.
   *
   * @return names, in any case, to values
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * The body, decompressed.
   *
   * @return the bytes themselves, not a copy: read only
   */
  public byte[] body() {
    return body;
  }

  /**
   * The body as a stream.
   *
   * @return a new stream over the bytes
   */
  public InputStream bodyStream() {
    return new ByteArrayInputStream(body);
  }

  /**
   * The body as UTF-8 text.
   *
   * @return the text; bytes that are not UTF-8 become replacement characters
   */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * What Xero's support asks for.
   *
   * @return the value of {@code Xero-Correlation-Id}, or empty
   */
  public Optional<String> correlationId() {
    return header("Xero-Correlation-Id");
  }

  /**
   * Calls left to the tenant this minute.
   *
   * @return the value of {@code X-MinLimit-Remaining}, or empty
   */
  public OptionalInt minuteRemaining() {
    return number("X-MinLimit-Remaining");
  }

  /**
   * Calls left to the tenant today.
   *
   * @return the value of {@code X-DayLimit-Remaining}, or empty
   */
  public OptionalInt dayRemaining() {
    return number("X-DayLimit-Remaining");
  }

  /**
   * Calls left to the whole app this minute.
   *
   * @return the value of {@code X-AppMinLimit-Remaining}, or empty
   */
  public OptionalInt appMinuteRemaining() {
    return number("X-AppMinLimit-Remaining");
  }

  /** Says status and size, never content. */
  @Override
  public String toString() {
    return "HTTP " + status + " (" + body.length + " bytes)";
  }

  private OptionalInt number(String name) {
    try {
      String value = headers.get(name);
      return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.trim()));
    } catch (NumberFormatException notANumber) {
      return OptionalInt.empty();
    }
  }
}
