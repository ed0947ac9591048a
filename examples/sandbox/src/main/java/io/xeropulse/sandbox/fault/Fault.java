package io.xeropulse.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Problem;
import io.xeropulse.sandbox.http.Reply;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way in which an answer goes wrong; implementations are thread-safe. */
@FunctionalInterface
public interface Fault {

  /**
   * Answers in the sound handler's stead.
   *
   * @param call what the client sent
   * @param sound who would answer rightly
   * @return what the client gets
   */
  Reply answer(Call call, Handler sound);

  /**
   * A gateway's page of HTML under status 502.
   *
   * @return the fault
   */
  static Fault badGateway() {
    return (call, sound) ->
        Reply.text(
            502,
            "text/html",
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>"
                + "</body></html>");
  }

  /**
   * A gateway's status 504 with nothing behind it.
   *
   * @return the fault
   */
  static Fault gatewayTimeout() {
    return (call, sound) -> Reply.empty(504);
  }

  /**
   * Status 503, as while an organisation is being maintained.
   *
   * @return the fault
   */
  static Fault unavailable() {
    return (call, sound) ->
        Problem.of(503, "Service Unavailable", "The organisation is temporarily unavailable");
  }

  /**
   * Status 500 with Xero's own problem document.
   *
   * @return the fault
   */
  static Fault serverError() {
    return (call, sound) -> Problem.of(500, "An error occurred", "An error occurred in Xero");
  }

  /**
   * A rate limit's refusal.
   *
   * @param problem minute, day, concurrent or appminute
   * @param retryAfter how long to wait; zero for a refusal that does not say
   * @return the fault
   */
  static Fault tooManyRequests(String problem, Duration retryAfter) {
    return (call, sound) -> {
      Reply reply = Reply.empty(429).with("X-Rate-Limit-Problem", problem);
      return retryAfter.isZero()
          ? reply
          : reply.with("Retry-After", String.valueOf(retryAfter.toSeconds()));
    };
  }

  /**
   * A token that is not taken any more, in the middle of a crawl.
   *
   * @return the fault
   */
  static Fault unauthorized() {
    return (call, sound) ->
        Problem.of(401, "Unauthorized", "TokenExpired: token expired")
            .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  /**
   * A connection that breaks before anything was answered.
   *
   * @return the fault
   */
  static Fault dropped() {
    return (call, sound) -> Reply.empty(200).delivered(Reply.Delivery.DROPPED);
  }

  /**
   * A connection that breaks half-way through the body.
   *
   * @return the fault
   */
  static Fault halfSent() {
    return (call, sound) -> sound.handle(call).delivered(Reply.Delivery.HALF);
  }

  /**
   * A right answer that comes late.
   *
   * @param delay how late
   * @return the fault
   */
  static Fault late(Duration delay) {
    return (call, sound) -> sound.handle(call).after(delay);
  }

  /**
   * The first page, whichever is asked for.
   *
   * @return the fault
   */
  static Fault firstPageForEver() {
    return (call, sound) -> sound.handle(call.withParameter("page", "1"));
  }

  /**
   * A right answer before which something happens, such as a change to the books in mid-crawl.
   *
   * @param change what happens
   * @return the fault
   */
  static Fault afterChange(Runnable change) {
    return (call, sound) -> {
      change.run();
      return sound.handle(call);
    };
  }

  /**
   * An envelope from a server whose clock is wrong.
   *
   * @param skew how far it is ahead, negative for behind
   * @return the fault
   */
  static Fault clockSkew(Duration skew) {
    Pattern stamp = Pattern.compile("\"DateTimeUTC\":\"\\\\/Date\\((\\d+)\\)");
    return (call, sound) -> {
      Reply reply = sound.handle(call);
      Matcher matcher = stamp.matcher(reply.text());
      return matcher.find()
          ? reply.withText(
              matcher.replaceFirst(
                  "\"DateTimeUTC\":\"\\\\/Date("
                      + (Long.parseLong(matcher.group(1)) + skew.toMillis())
                      + ")"))
          : reply;
    };
  }

  /**
   * A right answer whose text is changed on the way, in XML or JSON alike.
   *
   * @param change how
   * @return the fault
   */
  static Fault rewritten(UnaryOperator<String> change) {
    return (call, sound) -> {
      Reply reply = sound.handle(call);
      return reply.withText(change.apply(reply.text()));
    };
  }

  /**
   * A page whose first record is poisoned.
   *
   * @param poison how
   * @return the fault
   */
  static Fault poisoned(Poison poison) {
    return (call, sound) -> {
      Reply reply = sound.handle(call);
      try {
        JsonNode answer = Json.read(reply.text());
        for (JsonNode field : answer) {
          if (field instanceof ArrayNode list && list.path(0) instanceof ObjectNode record) {
            poison.into(list, record);
            return reply.withText(Json.text(answer));
          }
        }
        return reply;
      } catch (JsonProcessingException notJson) {
        return reply; // only JSON pages can be poisoned
      }
    };
  }
}
