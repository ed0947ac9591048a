package io.xeropulse.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import io.xeropulse.sandbox.Sandbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * The CPU a page of 1,000 invoices with five lines each costs in the sandbox (made, written, sent
 * and received in one process), beside the same bytes from memory: it must not be the bottleneck of
 * the other benchmarks.
 */
final class SandboxPageBenchmark implements Benchmark {
  private static final int PAGES = 20;

  private final int runs = Integer.getInteger("bench.runs", 3);
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public String name() {
    return "sandbox-page";
  }

  @Override
  public List<Row> run() throws Exception {
    Samples samples = new Samples(name(), "ms CPU/page");
    try (Sandbox sandbox =
        Sandbox.builder().invoices(PAGES * 1_000).linesPerInvoice(5).jobs(0).start()) {
      String token = token(sandbox);
      byte[] page = get(pageUri(sandbox, 1), token, sandbox.xeroTenantId());
      HttpServer memory = serve(page);
      try {
        URI copy = URI.create("http://127.0.0.1:" + memory.getAddress().getPort() + "/");
        for (int run = -1; run < runs; run++) { // the first run warms up
          double made = cpu(i -> get(pageUri(sandbox, i), token, sandbox.xeroTenantId()));
          double copied = cpu(i -> get(copy, token, sandbox.xeroTenantId()));
          if (run >= 0) {
            samples.add("xeropulse", made);
            samples.add("bytes-from-memory", copied);
          }
        }
      } finally {
        memory.stop(0);
      }
    }
    return samples.rows("bytes-from-memory");
  }

  private interface Reading {
    byte[] page(int number) throws Exception;
  }

  private static double cpu(Reading reading) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    for (int number = 1; number <= PAGES; number++) {
      reading.page(number);
    }
    return (system.getProcessCpuTime() - start) / 1e6 / PAGES;
  }

  private static URI pageUri(Sandbox sandbox, int number) {
    return sandbox.baseUrl().resolve("/api.xro/2.0/Invoices?unitdp=4&pageSize=1000&page=" + number);
  }

  private byte[] get(URI uri, String token, String tenant) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .header("xero-tenant-id", tenant)
            .header("Accept", "application/json")
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(uri + " answered " + response.statusCode());
    }
    return response.body();
  }

  private String token(Sandbox sandbox) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve("/connect/token"))
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id="
                        + sandbox.clientId()
                        + "&client_secret="
                        + sandbox.clientSecret()))
            .build();
    return http.send(request, BodyHandlers.ofString())
        .body()
        .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private static HttpServer serve(byte[] page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }
}
