package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DistanceTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

  private final TenantTransactions transactions =
      new TenantTransactions(
          Jdbi.create(PostgresServer.newWarehouse()), Tenancy.shared(SchemaName.DEFAULT));
  private Instant now = Instant.parse("2025-06-30T00:00:00Z");
  private Duration tick = Duration.ofMillis(5);

  @Test
  void shouldMeasureAgainOnceAMinuteIsOver() {
    Distance distance = new Distance(transactions, () -> now = now.plus(tick), null);
    assertThat(distance.roundTrip(ORGANIZATION)).isEqualTo(Duration.ofMillis(5));
    tick = Duration.ofMillis(7);
    assertThat(distance.roundTrip(ORGANIZATION)).isEqualTo(Duration.ofMillis(5));
    now = now.plusSeconds(60);
    assertThat(distance.roundTrip(ORGANIZATION)).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void shouldTakeTheHostsWordForIt() {
    Distance distance = new Distance(transactions, () -> now, Duration.ofMillis(3));
    assertThat(distance.roundTrip(ORGANIZATION)).isEqualTo(Duration.ofMillis(3));
    assertThatThrownBy(
            () -> Warehouse.builder(PostgresServer.newWarehouse()).roundTrip(Duration.ofNanos(-1)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("leave it to be measured");
  }
}
