package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** Divided tables take and give the same rows as whole ones. */
class PartitionedLoaderTest extends PostgresLoaderTest {
  private static final DataSource divided = PostgresServer.newPartitionedWarehouse();
  private final Jdbi jdbi = Jdbi.create(divided);

  @Override
  DataSource database() {
    return divided;
  }

  @Test
  void shouldKeepAnOrganizationsRowsInOnePartitionThatNobodyReachesOtherwise() {
    for (int i = 0; i < 30; i++) {
      OrganizationId organization = new OrganizationId(UUID.randomUUID());
      Warehouse warehouse = Warehouse.create(divided);
      Facts.load(
          warehouse,
          Facts.begin(warehouse, organization),
          Facts.INVOICES,
          Facts.invoice("I1", "2025-01-01", null, "1.00", DocumentStatus.AUTHORISED));
    }
    assertThat(count("select count(distinct tableoid) from xeropulse.financial_data")).isEqualTo(3);
    assertThat(
            count(
                "select max(n) from (select count(distinct tableoid) as n"
                    + " from xeropulse.financial_data group by organization_id) t"))
        .isEqualTo(1);
    assertThatThrownBy(
            () ->
                jdbi.useTransaction(
                    handle -> {
                      handle.execute("set local role xeropulse_reader");
                      handle.execute("select from xeropulse.financial_data_0");
                    }))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void shouldNotPretendToDivideWhatIsThereAlready() {
    assertThat(Warehouse.create(divided).migrate()).isZero();
    assertThat(Warehouse.builder(divided).partitions(3).build().migrate()).isZero();
    assertThatThrownBy(() -> Warehouse.builder(divided).partitions(8).build().migrate())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("3 partitions, not 8");
  }

  private int count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
