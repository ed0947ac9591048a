package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.limit.Limits;
import io.xeropulse.sandbox.limit.RateLimiter;
import java.util.List;

/** The rate limits and what of them is left; thread-safe. */
final class LimitControl {

  private static final String[] FIELDS = {
    "perMinute", "perDay", "appPerMinute", "concurrent", "enforced"
  };

  private final RateLimiter limiter;

  LimitControl(RateLimiter limiter) {
    this.limiter = limiter;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox/limits", input -> limits()),
        new Operation("PUT", "/sandbox/limits", this::set),
        new Operation("POST", "/sandbox/limits/exhaust", this::exhaust));
  }

  private ObjectNode limits() {
    Limits limits = limiter.limits();
    ObjectNode node = Json.object();
    node.put("perMinute", limits.perMinute());
    node.put("perDay", limits.perDay());
    node.put("appPerMinute", limits.appPerMinute());
    node.put("concurrent", limits.concurrent());
    node.put("enforced", limits.enforced());
    ObjectNode left = node.putObject("remaining");
    left.put("app", limiter.left("", RateLimiter.Window.APP_MINUTE));
    ObjectNode tenants = left.putObject("tenants");
    for (String tenant : limiter.tenants()) {
      ObjectNode of = tenants.putObject(tenant);
      of.put("minute", limiter.left(tenant, RateLimiter.Window.MINUTE));
      of.put("day", limiter.left(tenant, RateLimiter.Window.DAY));
    }
    return node;
  }

  private ObjectNode set(Input input) {
    input.knowOnly(FIELDS);
    Limits before = limiter.limits();
    limiter.limit(
        new Limits(
            input.whole("perMinute", before.perMinute()),
            input.whole("perDay", before.perDay()),
            input.whole("appPerMinute", before.appPerMinute()),
            input.whole("concurrent", before.concurrent()),
            input.yes("enforced", before.enforced())));
    return limits();
  }

  private ObjectNode exhaust(Input input) {
    input.knowOnly("tenantId", "window");
    RateLimiter.Window window =
        input.choice("window", RateLimiter.Window.class, RateLimiter.Window.DAY);
    limiter.exhaust(window == RateLimiter.Window.APP_MINUTE ? "" : input.text("tenantId"), window);
    return limits();
  }
}
