package io.xeropulse.xero;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers with bodies prepared beforehand and remembers what it was asked. */
public final class CannedTransport implements ApiTransport {
  private final Deque<ApiResponse> answers = new ArrayDeque<>();
  public final List<ApiRequest> asked = new ArrayList<>();

  public CannedTransport answer(String body) {
    return answer(200, body);
  }

  public CannedTransport answer(int status, String body) {
    return answerBytes(status, body.replace('\'', '"'));
  }

  /** Answers with a body as it is, whereas elsewhere a single quote stands for a double one. */
  public CannedTransport answerExactly(String body) {
    return answerBytes(200, body);
  }

  private CannedTransport answerBytes(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    answers.add(new ApiResponse(status, Map.of("Content-Type", "application/json"), bytes));
    return this;
  }

  @Override
  public ApiResponse get(ApiRequest request) {
    asked.add(request);
    return answers.remove();
  }

  @Override
  public ApiUsage usage(OrganizationId organization, String entity) {
    return new ApiUsage(
        asked.stream().filter(request -> request.entity().equals(entity)).count(), 0);
  }
}
