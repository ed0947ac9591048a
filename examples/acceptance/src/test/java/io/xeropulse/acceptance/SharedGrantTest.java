package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroIdentity;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.Consent;
import io.xeropulse.xero.auth.EncryptedTokenStore;
import io.xeropulse.xero.http.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Two processes share one grant through the warehouse. */
class SharedGrantTest {

  @Test
  void shouldRefreshAnExpiredGrantOnceForManyThreadsOfTwoProcesses() throws Exception {
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    try (Sandbox sandbox = Sandbox.builder().invoices(1).jobs(1).start()) {
      Warehouse warehouse = Warehouse.create(database);
      GrantId grant = consent(sandbox, GrantUserMain.store(warehouse));
      long before = tokenRequests(sandbox);

      List<Process> processes =
          List.of(start(database, sandbox, grant), start(database, sandbox, grant));
      for (Process process : processes) {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
      }

      assertThat(tokenRequests(sandbox) - before).isEqualTo(1);
      assertThat(stored(database)).doesNotContain("access", "refresh");
    }
  }

  private static GrantId consent(Sandbox sandbox, EncryptedTokenStore store) throws IOException {
    XeroIdentity identity =
        XeroIdentity.builder(AppCredentials.of(sandbox.clientId(), sandbox.clientSecret()), store)
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .build();
    Consent consent = identity.consent(URI.create("https://practice.example/xero/back"));
    ConsentRequest request = consent.begin();
    OkHttpClient browser = new OkHttpClient.Builder().followRedirects(false).build();
    Request visit = new Request.Builder().url(request.address().toString()).build();
    try (Response response = browser.newCall(visit).execute()) {
      HttpUrl back = HttpUrl.get(Objects.requireNonNull(response.header("Location")));
      GrantId grant = GrantId.random();
      store.save(
          grant,
          consent.complete(request, back.queryParameter("state"), back.queryParameter("code")));
      return grant;
    }
  }

  private static Process start(PGSimpleDataSource database, Sandbox sandbox, GrantId grant)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            GrantUserMain.class.getName(),
            PostgresServer.url(database),
            sandbox.baseUrl().toString(),
            sandbox.clientId(),
            sandbox.clientSecret(),
            grant.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static long tokenRequests(Sandbox sandbox) {
    return sandbox.meter().byLine().entrySet().stream()
        .filter(line -> line.getKey().endpoint().contains("token"))
        .mapToLong(line -> line.getValue().calls())
        .sum();
  }

  private static String stored(PGSimpleDataSource database) throws Exception {
    try (var connection = database.getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery("select encode(sealed, 'escape') from xeropulse.grant_token")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
