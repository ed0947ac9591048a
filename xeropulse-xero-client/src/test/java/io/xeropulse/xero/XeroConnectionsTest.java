package io.xeropulse.xero;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.InMemoryConnectionStore;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.grant.TenantConnection.State;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.XeroConnections.Reading;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Connections are known also while Xero cannot be asked. */
class XeroConnectionsTest {
  private static final Sandbox SANDBOX = Sandbox.builder().invoices(1).jobs(1).start();
  private static final Instant NOW = Instant.parse("2025-07-01T00:00:00Z");

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final GrantId grant = GrantId.random();
  private final XeroConnections connections =
      new XeroConnections(new InMemoryConnectionStore(), InstantSource.fixed(NOW));

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void shouldRememberWhatTheGrantReachesOfAnOrganization() {
    Reading all = connections.read(client(true), organization, grant, any -> true);
    assertThat(all.failure()).isEmpty();
    assertThat(all.connections())
        .hasSizeGreaterThan(1)
        .allMatch(connection -> connection.state() == State.CONNECTED)
        .allMatch(connection -> connection.seenAt().equals(NOW))
        .allMatch(connection -> connection.grant().equals(grant))
        .allMatch(connection -> connection.createdAt() != null)
        .allMatch(connection -> connection.authEventId() != null);

    Reading books = connections.read(client(true), organization, grant, this::keepsBooks);
    assertThat(books.connections())
        .hasSameSizeAs(all.connections())
        .filteredOn(connection -> connection.state() == State.CONNECTED)
        .extracting(TenantConnection::tenantId)
        .containsExactly(SANDBOX.xeroTenantId());
  }

  @Test
  void shouldTellWhatWasKnownAndWhyXeroCouldNotBeAsked() {
    Reading before = connections.read(client(true), organization, grant, this::keepsBooks);
    Reading after = connections.read(client(false), organization, grant, this::keepsBooks);
    assertThat(after.connections()).isEqualTo(before.connections()).isNotEmpty();
    assertThat(after.failure()).containsInstanceOf(AuthenticationException.class);
  }

  private boolean keepsBooks(XeroConnection connection) {
    return connection.tenantType().equals("ORGANISATION");
  }

  private static XeroClient client(boolean sound) {
    return XeroClient.builder(SANDBOX.clientId(), sound ? SANDBOX.clientSecret() : "wrong")
        .endpoints(XeroEndpoints.at(SANDBOX.baseUrl()))
        .retries(Retries.none())
        .build();
  }
}
