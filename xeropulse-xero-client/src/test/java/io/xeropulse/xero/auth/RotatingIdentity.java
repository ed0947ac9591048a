package io.xeropulse.xero.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An identity service whose refresh tokens work once, the one before for a grace of 30 minutes, and
 * an API that wants its tokens.
 */
final class RotatingIdentity implements AutoCloseable {
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> accessTokens = new HashSet<>();
  private final CountDownLatch everybodyReady;
  private int issued;
  private int refreshes;
  private int refusals;
  private int apiCalls;
  private String current = "refresh-0";
  private String previous = "";
  private Instant rotatedAt = Instant.MIN;
  private Map<String, String> lastForm = Map.of();

  RotatingIdentity(InstantSource clock, int processes) throws IOException {
    this.clock = clock;
    this.everybodyReady = new CountDownLatch(processes);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/connect/token", this::token);
    server.createContext("/connect/revocation", exchange -> answer(exchange, 200, ""));
    server.createContext("/ready", this::ready);
    server.createContext("/api.xro/2.0/", this::api);
    server.start();
  }

  URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Acts as if a consent had been given: the grant's refresh token is refresh-1. */
  synchronized void issueOnce() {
    issued = 1;
    current = "refresh-1";
  }

  /** The refresh token before the current one becomes the current one again. */
  synchronized void forgetLastRotation() {
    current = previous;
    previous = "";
  }

  synchronized int refreshes() {
    return refreshes;
  }

  synchronized int refusals() {
    return refusals;
  }

  synchronized int apiCalls() {
    return apiCalls;
  }

  synchronized String refreshToken() {
    return current;
  }

  synchronized Map<String, String> lastForm() {
    return lastForm;
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    String body;
    int status = 200;
    synchronized (this) {
      lastForm = form;
      if (granted(form)) {
        issued++;
        rotatedAt = clock.instant();
        previous = current;
        current = "refresh-" + issued;
        accessTokens.add("access-" + issued);
        body =
            "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\",\"expires_in\":1800}"
                .formatted(issued, issued);
      } else {
        refusals++;
        status = 400;
        body = "{\"error\":\"invalid_grant\"}";
      }
    }
    answer(exchange, status, body);
  }

  private boolean granted(Map<String, String> form) {
    if ("authorization_code".equals(form.get("grant_type"))) {
      return "good-code".equals(form.get("code"));
    }
    refreshes++;
    String token = form.get("refresh_token");
    return current.equals(token)
        || (previous.equals(token)
            && clock.instant().isBefore(rotatedAt.plus(Duration.ofMinutes(30))));
  }

  private void api(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    boolean known;
    synchronized (this) {
      apiCalls++;
      known = header != null && accessTokens.contains(header.substring("Bearer ".length()));
    }
    answer(exchange, known ? 200 : 401, "{}");
  }

  private void ready(HttpExchange exchange) throws IOException {
    everybodyReady.countDown();
    try {
      everybodyReady.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, 200, "");
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      form.put(
          field.substring(0, equals),
          URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void answer(HttpExchange exchange, int status, String body) {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
