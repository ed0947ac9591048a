package io.xeropulse.core.sync;

import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.state.BackfillStoreContract;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;

class MemoryBackfillsTest extends BackfillStoreContract {
  private final MemoryWarehouse warehouse = new MemoryWarehouse();

  @Override
  protected SyncSessionStore sessions() {
    return warehouse;
  }

  @Override
  protected WarehouseLoader loader() {
    return warehouse;
  }

  @Override
  protected WatermarkStore watermarks() {
    return warehouse;
  }
}
