package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.fault.Faults;
import io.xeropulse.sandbox.fault.Poison;
import io.xeropulse.sandbox.http.Json;
import java.time.Duration;
import java.util.List;

/** What goes wrong on request; thread-safe. */
final class FaultControl {

  private final Faults faults;

  /** The faults by name. */
  private enum Kind {
    BAD_GATEWAY,
    GATEWAY_TIMEOUT,
    UNAVAILABLE,
    SERVER_ERROR,
    TOO_MANY_REQUESTS,
    UNAUTHORIZED,
    DROPPED,
    HALF_SENT,
    LATE,
    FIRST_PAGE_FOR_EVER,
    CLOCK_SKEW,
    POISONED
  }

  FaultControl(Faults faults) {
    this.faults = faults;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox/faults", input -> waiting()),
        new Operation("POST", "/sandbox/faults", this::add),
        new Operation(
            "DELETE",
            "/sandbox/faults",
            input -> {
              faults.clear();
              return waiting();
            }));
  }

  private ObjectNode waiting() {
    return Json.object().put("waiting", faults.waiting());
  }

  private ObjectNode add(Input input) {
    input.knowOnly(
        "fault", "endpoint", "times", "after", "percent", "seed", "seconds", "problem", "poison");
    input.text("fault");
    Fault fault = fault(input, input.choice("fault", Kind.class, Kind.UNAVAILABLE));
    String endpoint = input.text("endpoint", "");
    if (input.has("percent")) {
      faults.randomly(input.whole("seed", 1), input.whole("percent", 0), List.of(fault));
    } else if (input.has("after")) {
      faults.after(input.whole("after", 0), endpoint, fault);
    } else {
      faults.times(input.whole("times", 1), endpoint, fault);
    }
    return waiting();
  }

  private static Fault fault(Input input, Kind kind) {
    Duration time = Duration.ofSeconds(input.whole("seconds", 1));
    return switch (kind) {
      case BAD_GATEWAY -> Fault.badGateway();
      case GATEWAY_TIMEOUT -> Fault.gatewayTimeout();
      case UNAVAILABLE -> Fault.unavailable();
      case SERVER_ERROR -> Fault.serverError();
      case TOO_MANY_REQUESTS -> Fault.tooManyRequests(input.text("problem", "minute"), time);
      case UNAUTHORIZED -> Fault.unauthorized();
      case DROPPED -> Fault.dropped();
      case HALF_SENT -> Fault.halfSent();
      case LATE -> Fault.late(time);
      case FIRST_PAGE_FOR_EVER -> Fault.firstPageForEver();
      case CLOCK_SKEW -> Fault.clockSkew(time);
      case POISONED -> Fault.poisoned(input.choice("poison", Poison.class, Poison.NO_ID));
    };
  }
}
