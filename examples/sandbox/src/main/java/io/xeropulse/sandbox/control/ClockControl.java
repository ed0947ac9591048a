package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import java.util.List;

/** The clock, the tokens that depend on it, and what a client needs to know; thread-safe. */
final class ClockControl {

  private final Desk desk;

  ClockControl(Desk desk) {
    this.desk = desk;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox", input -> facts()),
        new Operation("GET", "/sandbox/clock", input -> clock()),
        new Operation("PUT", "/sandbox/clock", this::set),
        new Operation("POST", "/sandbox/clock/advance", this::advance),
        new Operation(
            "POST",
            "/sandbox/tokens/expire",
            input -> {
              desk.expireTokens().run();
              return Json.object().put("expired", true);
            }));
  }

  private ObjectNode facts() {
    ObjectNode facts = Json.object();
    desk.facts().get().forEach(facts::put);
    return facts;
  }

  private ObjectNode clock() {
    return Json.object()
        .put("now", desk.clock().instant().toString())
        .put("running", desk.clock().running());
  }

  private ObjectNode set(Input input) {
    input.knowOnly("now", "running");
    desk.clock()
        .set(
            input.has("now") ? input.instant("now") : desk.clock().instant(),
            input.yes("running", true));
    return clock();
  }

  private ObjectNode advance(Input input) {
    input.knowOnly("by");
    desk.clock().advance(input.duration("by"));
    return clock();
  }
}
