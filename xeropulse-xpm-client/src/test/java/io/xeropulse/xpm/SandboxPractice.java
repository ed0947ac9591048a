package io.xeropulse.xpm;

import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Reads a sandbox's practice through the real transport, whose waits pass on a driven clock. */
public final class SandboxPractice {
  private SandboxPractice() {}

  public static XpmSource source(Sandbox sandbox) {
    return source(sandbox, XpmFormat.XML);
  }

  static XpmSource source(Sandbox sandbox, XpmFormat format) {
    XpmOptions options =
        XpmOptions.of(() -> Instant.parse("2025-06-30T02:00:00Z"), ZoneOffset.ofHours(10))
            .withFormat(format);
    return XpmSource.create(transport(sandbox), sandbox.xpmTenantId(), options);
  }

  static XpmClient client(Sandbox sandbox, XpmFormat format) {
    return XpmClient.create(
        transport(sandbox), sandbox.xpmTenantId(), Practice.ORGANIZATION, format);
  }

  private static ApiTransport transport(Sandbox sandbox) {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-06-30T02:00:00Z"));
    return XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
        .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
        .rateLimits(RateLimits.unlimited())
        .clock(now::get)
        .pause(wait -> now.updateAndGet(instant -> instant.plus(wait)))
        .build()
        .transport();
  }
}
