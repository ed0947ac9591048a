package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Meter;
import java.util.List;

/** What clients asked, per tenant and endpoint; thread-safe. */
final class CallControl {

  private final Meter meter;

  CallControl(Meter meter) {
    this.meter = meter;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox/calls", input -> calls()),
        new Operation(
            "DELETE",
            "/sandbox/calls",
            input -> {
              meter.reset();
              return calls();
            }));
  }

  private ObjectNode calls() {
    ObjectNode calls = write(Json.object(), meter.total());
    ArrayNode lines = calls.putArray("endpoints");
    meter
        .byLine()
        .forEach(
            (line, usage) ->
                write(
                    lines
                        .addObject()
                        .put("tenantId", line.tenant())
                        .put("endpoint", line.endpoint()),
                    usage));
    return calls;
  }

  private static ObjectNode write(ObjectNode into, Meter.Usage usage) {
    return into.put("calls", usage.calls())
        .put("notModified", usage.notModified())
        .put("wireBytes", usage.wireBytes())
        .put("bodyBytes", usage.bodyBytes());
  }
}
