package io.xeropulse.xpm;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RequestRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transport that answers from memory, and 404 as the real one does. Not thread-safe. */
class StoredAnswers implements ApiTransport {
  private static final String ROOT = "/practicemanager/3.1/";

  private final Map<String, Function<ApiRequest, byte[]>> answers = new HashMap<>();
  private final List<ApiRequest> requests = new ArrayList<>();
  private @Nullable Function<ApiRequest, byte[]> fallback;
  private final Map<String, ApiUsage> usage = new HashMap<>();

  static byte[] example(String name) {
    try (InputStream in = StoredAnswers.class.getResourceAsStream("/xpm-examples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StoredAnswers file(String path, String example) {
    return on(path, request -> example(example));
  }

  StoredAnswers text(String path, String body) {
    return on(path, request -> body.getBytes(StandardCharsets.UTF_8));
  }

  StoredAnswers error(String path, XeroPulseException error) {
    return on(
        path,
        request -> {
          throw error;
        });
  }

  StoredAnswers on(String path, Function<ApiRequest, byte[]> answer) {
    answers.put(ROOT + path, answer);
    return this;
  }

  /** Answers every path that has no answer of its own. */
  StoredAnswers otherwise(String body) {
    fallback = request -> body.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** What was asked below a path, in order, with the query. */
  List<String> asked(String path) {
    return requests.stream()
        .filter(request -> request.path().startsWith(ROOT + path))
        .map(request -> request.path().substring(ROOT.length()) + " " + request.query())
        .toList();
  }

  List<ApiRequest> requests() {
    return requests;
  }

  @Override
  public ApiResponse get(ApiRequest request) {
    requests.add(request);
    Function<ApiRequest, byte[]> answer = answers.getOrDefault(request.path(), fallback);
    if (answer == null) {
      throw new RequestRefusedException("HTTP 404 for " + request, 404);
    }
    boolean json = "application/json".equals(request.headers().get("Accept"));
    byte[] body = json ? JsonForm.of(answer.apply(request)) : answer.apply(request);
    usage.merge(request.entity(), new ApiUsage(1, body.length), ApiUsage::plus);
    return new ApiResponse(200, Map.of(), body);
  }

  @Override
  public ApiUsage usage(OrganizationId organization, String entity) {
    return usage.getOrDefault(entity, ApiUsage.NONE);
  }
}
