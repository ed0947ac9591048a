package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityTest {

  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2025-07-01T00:00:00Z"));

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder().seed(7).invoices(5).jobs(2).clock(NOW::get).build();

  @Test
  void shouldListBothTenantsWithDatesAsXeroWritesThem() {
    JsonNode connections = Client.json(new Client(SANDBOX).get("/connections"));

    assertThat(connections).hasSize(2);
    assertThat(connections.get(0).path("tenantType").asText()).isEqualTo("ORGANISATION");
    assertThat(connections.get(0).path("tenantId").asText()).isEqualTo(SANDBOX.xeroTenantId());
    assertThat(connections.get(1).path("tenantType").asText()).isEqualTo("PRACTICEMANAGER");
    assertThat(connections.get(1).path("tenantId").asText()).isEqualTo(SANDBOX.xpmTenantId());
    assertThat(connections.get(1).path("createdDateUtc").asText())
        .isEqualTo("2025-06-30T00:00:00.0000000");
  }

  @Test
  void shouldTakeClientCredentialsFromTheFormToo() {
    HttpResponse<String> response =
        Client.send(
            HttpRequest.newBuilder(SANDBOX.baseUrl().resolve("/connect/token"))
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=sandbox-client"
                            + "&client_secret=sandbox-secret")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Client.json(response).path("expires_in").asInt()).isEqualTo(1800);
  }

  @Test
  void shouldRefuseAWrongSecret() {
    HttpResponse<String> response = Client.token(SANDBOX, "wrong");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"error\":\"invalid_client\"}");
  }

  @Test
  void shouldRefuseAnUnknownTenantAndAMissingOne() {
    Client client = new Client(SANDBOX);

    HttpResponse<String> missing = client.get("/api.xro/2.0/Organisation");
    HttpResponse<String> other =
        client.get("/api.xro/2.0/Organisation", "xero-tenant-id", SANDBOX.xpmTenantId());

    assertThat(missing.statusCode()).isEqualTo(403);
    assertThat(Client.json(missing).path("Detail").asText())
        .isEqualTo("AuthenticationUnsuccessful");
    assertThat(other.statusCode()).isEqualTo(403);
  }

  @Test
  void shouldRefuseAnUnknownToken() {
    HttpResponse<String> response =
        Client.send(
            HttpRequest.newBuilder(SANDBOX.baseUrl().resolve("/connections"))
                .header("Authorization", "Bearer made-up"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Client.json(response).path("Title").asText()).isEqualTo("Unauthorized");
  }

  @Test
  void shouldRefuseATokenAfterHalfAnHour() {
    Client client = new Client(SANDBOX);
    Instant before = NOW.get();
    NOW.set(before.plus(Duration.ofMinutes(30)));

    HttpResponse<String> response = client.xero("Organisation");
    NOW.set(before);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Client.json(response).path("Detail").asText()).startsWith("TokenExpired: ");
  }

  @Test
  void shouldCarryCorrelationAndLimitHeaders() {
    HttpResponse<String> response = new Client(SANDBOX).xero("Organisation");

    assertThat(response.headers().firstValue("Xero-Correlation-Id")).isPresent();
    assertThat(response.headers().firstValue("X-MinLimit-Remaining")).isPresent();
    assertThat(response.headers().firstValue("X-DayLimit-Remaining")).isPresent();
    assertThat(response.headers().firstValue("X-AppMinLimit-Remaining")).isPresent();
  }
}
