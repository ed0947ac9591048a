package io.xeropulse.xero.recording;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers from a recording. Thread-safe. */
final class ReplayTransport implements ApiTransport {
  private final Recording recording;
  private final Map<String, Deque<RecordedReply>> answers = new HashMap<>();
  private final Map<Asked, ApiUsage> usage = new ConcurrentHashMap<>();

  private record Asked(OrganizationId organization, String entity) {}

  ReplayTransport(Recording recording, List<RecordedReply> replies) {
    this.recording = recording;
    for (RecordedReply reply : replies) {
      answers.computeIfAbsent(reply.question(), first -> new ArrayDeque<>()).add(reply);
    }
  }

  @Override
  public ApiResponse get(ApiRequest request) {
    RecordedReply reply = next(request);
    Asked asked = new Asked(request.organization(), request.entity());
    usage.merge(asked, new ApiUsage(1, reply.length()), ApiUsage::plus);
    return reply.toResponse(recording.body(reply));
  }

  private synchronized RecordedReply next(ApiRequest request) {
    Deque<RecordedReply> left = answers.get(RecordedReply.question(request));
    if (left == null) {
      throw new UnrecordedRequestException(
          "%s was not asked in session %s; replay with that session's watermarks, clock and settings, or accept that the code now asks for more"
              .formatted(request, recording.session()));
    }
    return left.size() > 1 ? left.remove() : left.element();
  }

  @Override
  public ApiUsage usage(OrganizationId organization, String entity) {
    return usage.getOrDefault(new Asked(organization, entity), ApiUsage.NONE);
  }
}
