package io.xeropulse.xero.http;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import java.time.InstantSource;

/** Turns every answer that is no success into the error its status stands for. */
final class StatusChannel implements Channel {
  /** Longer addresses are answered with 404, whatever they ask for. */
  private static final int LONGEST_URL = 2_000;

  private final Channel next;
  private final InstantSource clock;

  StatusChannel(Channel next, InstantSource clock) {
    this.next = next;
    this.clock = clock;
  }

  @Override
  public Answer send(Call call) {
    Answer answer = next.send(call);
    int status = answer.status();
    if ((status >= 200 && status < 300) || status == 304) {
      return answer;
    }
    throw error(call.request(), answer.response());
  }

  private XeroPulseException error(ApiRequest request, ApiResponse response) {
    int status = response.status();
    String what =
        "%s of organization %s was answered %d%s%s"
            .formatted(
                request,
                request.organization(),
                status,
                ErrorBody.of(response).summary(),
                response.correlationId().map(id -> " [correlation " + id + "]").orElse(""));
    if (status == 429) {
      return RateLimitAnswer.of(response).toException(what, clock.instant());
    }
    if (status == 403 || (status == 401 && AuthorizingChannel.lacksScope(response))) {
      return new NotEntitledException(
          what + "; connect the organisation again with the scope and the role this needs");
    }
    if (status == 401) {
      return new AuthenticationException(
          what + ", also with a new token; connect the organisation again");
    }
    if (status >= 500) {
      return new SourceUnavailableException(what + "; try again later");
    }
    return new RequestRefusedException(what + "; " + advice(request, status), status);
  }

  private static String advice(ApiRequest request, int status) {
    if (status == 404 && length(request) > LONGEST_URL) {
      return "its address has %d characters, more than Xero takes; ask for fewer identifiers at once"
          .formatted(length(request));
    }
    if (status == 404) {
      return "there is no such record or address";
    }
    return status < 400
        ? "redirects are not followed; check Xero's address"
        : "change the request before asking again";
  }

  private static int length(ApiRequest request) {
    int length = request.path().length();
    for (var parameter : request.query().entrySet()) {
      length += parameter.getKey().length() + parameter.getValue().length() + 2;
    }
    return length;
  }
}
