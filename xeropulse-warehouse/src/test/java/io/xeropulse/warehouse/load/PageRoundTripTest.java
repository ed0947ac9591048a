package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How often a loader that is far from its database waits for it. */
class PageRoundTripTest {
  private static final int SMALL = 1_000;

  @Test
  void shouldWaitForTheServerOnceAPage() throws SQLException {
    PGSimpleDataSource dataSource = PostgresServer.newWarehouse().unwrap(PGSimpleDataSource.class);
    dataSource.setSocketFactory(CountingSockets.class.getName());
    Warehouse warehouse = Warehouse.builder(dataSource).roundTrip(FarLoaderTest.FAR).build();
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    int toConnect = waits(() -> jdbi.open().close());
    for (LoadBatch page : SamplePages.of(Facts.begin(warehouse, organization), 1)) {
      int toLoad = waits(() -> warehouse.loader().load(page)) - toConnect;
      if (page.facts().size() <= SMALL) {
        assertThat(toLoad).as("%d %s", page.facts().size(), page.entity().name()).isEqualTo(1);
      }
    }
  }

  private static int waits(Runnable work) {
    int before = CountingSockets.waits();
    work.run();
    return CountingSockets.waits() - before;
  }
}
