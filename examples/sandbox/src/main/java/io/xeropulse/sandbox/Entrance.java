package io.xeropulse.sandbox;

import io.xeropulse.sandbox.control.Control;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Reply;
import java.util.List;
import java.util.Optional;

/**
 * Tells who asks for the sandbox itself from who asks for Xero: the former meets no faults, no
 * limits and no meter. Immutable.
 *
 * @param xero answers what Xero would
 * @param control answers what lies below /sandbox, if it is open
 */
record Entrance(Handler xero, Optional<Control> control) implements Handler {

  private static final List<List<String>> HEALTH =
      List.of(List.of("health"), List.of("sandbox", "health"));

  @Override
  public Reply handle(Call call) {
    if (HEALTH.contains(call.path())) {
      return Reply.json(200, Json.object().put("status", "UP").put("control", control.isPresent()));
    }
    boolean own = !call.path().isEmpty() && call.path().get(0).equals("sandbox");
    if (own && control.isPresent()) {
      return control.get().handle(call);
    }
    return own
        ? Reply.json(
            404,
            Json.object()
                .put("status", 404)
                .put("error", "The control interface is off")
                .put(
                    "todo", "Start the sandbox with --control, or Sandbox.builder().control(true)"))
        : xero.handle(call);
  }
}
