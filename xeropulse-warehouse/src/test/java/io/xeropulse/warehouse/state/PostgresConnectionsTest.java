package io.xeropulse.warehouse.state;

import io.xeropulse.core.grant.ConnectionStore;
import io.xeropulse.core.grant.ConnectionStoreContract;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;

class PostgresConnectionsTest extends ConnectionStoreContract {
  private static final Warehouse WAREHOUSE = Warehouse.create(PostgresServer.newWarehouse());

  @Override
  protected ConnectionStore store() {
    return WAREHOUSE.connections();
  }
}
