package io.xeropulse.xero.recording;

import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a recording's index.
 *
 * @param question what was asked; neither the organization nor any credential is in it
 * @param status HTTP status
 * @param contentType the one header that readers look at; empty for none
 * @param address SHA-256 of the decoded body
 * @param length bytes of the decoded body
 */
record RecordedReply(String question, int status, String contentType, String address, int length) {
  /** What changes an answer; any other header, such as one that logs in, is left out. */
  private static final String[] ASKING = {"Accept", "If-Modified-Since", "Xero-Features"};

  static RecordedReply of(ApiRequest request, ApiResponse response) {
    return new RecordedReply(
        question(request),
        response.status(),
        response.header("Content-Type").orElse(""),
        Sha256.of(response.body()),
        response.body().length);
  }

  static String question(ApiRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    StringBuilder question = new StringBuilder(request.path());
    request.query().forEach((name, value) -> line(question, "?" + name, value));
    for (String name : ASKING) {
      String value = headers.get(name);
      if (value != null) {
        line(question, name, value);
      }
    }
    if (request.tenantId() != null) {
      line(question, "tenant", request.tenantId());
    }
    return question.toString();
  }

  private static void line(StringBuilder question, String name, String value) {
    question.append('\n').append(name).append('=').append(value);
  }

  ApiResponse toResponse(byte[] body) {
    Map<String, String> headers =
        contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType);
    return new ApiResponse(status, headers, body);
  }
}
