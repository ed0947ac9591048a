package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers what lies below {@code /sandbox}: the sandbox's own controls, as {@code openapi.json}
 * tells; thread-safe.
 */
public final class Control implements Handler {

  private static final String LIST = "GET /sandbox/openapi.json lists what there is";
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  private final List<Operation> operations = new ArrayList<>();

  /**
   * Opens the controls.
   *
   * @param desk what they control
   */
  public Control(Desk desk) {
    operations.add(new Operation("GET", "/sandbox/openapi.json", input -> description()));
    operations.addAll(new ClockControl(desk).operations());
    operations.addAll(new DocumentControl(desk).operations());
    operations.addAll(new ContactControl(desk).operations());
    operations.addAll(new WorkControl(desk).operations());
    operations.addAll(new FaultControl(desk.faults()).operations());
    operations.addAll(new LimitControl(desk.limiter()).operations());
    operations.addAll(new FigureControl(desk).operations());
    operations.addAll(new CallControl(desk.meter()).operations());
    operations.addAll(new WebhookControl(desk).operations());
  }

  /**
   * Lists what there is.
   *
   * @return every operation as "METHOD path"
   */
  public Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    operations.forEach(operation -> routes.add(operation.method() + " " + operation.path()));
    return routes;
  }

  @Override
  public Reply handle(Call call) {
    try {
      refuseForeign(call);
      return Reply.json(200, answer(call));
    } catch (RefusedException refused) {
      return refusal(refused.status(), refused.getMessage(), refused.todo());
    } catch (IllegalArgumentException impossible) {
      return refusal(422, impossible.getMessage(), "Look at what there is, and ask for less");
    } catch (IllegalStateException wrongSandbox) {
      return refusal(409, wrongSandbox.getMessage(), "Start it without --fixtures");
    }
  }

  /** A page of the web must not reach it through a name that it lets point to this machine. */
  private static void refuseForeign(Call call) {
    String host = call.header("Host").orElse("localhost").replaceFirst(":\\d+$", "");
    if (!LOCAL.contains(host)) {
      throw new RefusedException(403, "Nobody but this machine may", "Call it at 127.0.0.1");
    }
  }

  private JsonNode answer(Call call) {
    Set<String> methods = new TreeSet<>();
    for (Operation operation : operations) {
      Optional<Map<String, String>> variables = operation.match(call.path());
      if (variables.isPresent()) {
        if (operation.method().equals(call.method())) {
          return operation.action().apply(Input.of(variables.get(), call));
        }
        methods.add(operation.method());
      }
    }
    if (!methods.isEmpty()) {
      throw new RefusedException(
          405, call.method() + " is not done here", "Use " + String.join(" or ", methods));
    }
    throw new RefusedException(404, "There is nothing at " + call.url(), LIST);
  }

  private static Reply refusal(int status, @Nullable String message, String todo) {
    ObjectNode refusal = Json.object();
    refusal.put("status", status);
    refusal.put("error", message);
    refusal.put("todo", todo);
    return Reply.json(status, refusal);
  }

  private static JsonNode description() {
    try (InputStream file = Control.class.getResourceAsStream("openapi.json")) {
      return Json.read(
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
