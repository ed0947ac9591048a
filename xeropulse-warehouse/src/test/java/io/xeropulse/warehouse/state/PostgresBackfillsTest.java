package io.xeropulse.warehouse.state;

import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.state.BackfillStoreContract;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import javax.sql.DataSource;

class PostgresBackfillsTest extends BackfillStoreContract {
  private static final DataSource dataSource = PostgresServer.newWarehouse();

  private final Warehouse warehouse = Warehouse.create(dataSource);

  @Override
  protected SyncSessionStore sessions() {
    return warehouse.sessions();
  }

  @Override
  protected WarehouseLoader loader() {
    return warehouse.loader();
  }

  @Override
  protected WatermarkStore watermarks() {
    return warehouse.watermarks();
  }
}
