package io.xeropulse.core.sync;

import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.XeroPulseException;
import java.util.List;

/** What an error, or the outcomes of several entities, make of a sync. */
final class Outcomes {
  private Outcomes() {}

  static SyncStatus of(XeroPulseException error) {
    if (error instanceof NotEntitledException) {
      return SyncStatus.NOT_ENTITLED;
    }
    return error instanceof RateLimitException ? SyncStatus.SUSPENDED : SyncStatus.FAILED;
  }

  static SyncStatus of(List<EntityReport> entities) {
    boolean anyLoaded = false;
    boolean allClean = true;
    SyncStatus worst = SyncStatus.FAILED;
    for (EntityReport entity : entities) {
      boolean loaded =
          entity.status() == SyncStatus.COMPLETED || entity.status() == SyncStatus.PARTIAL;
      anyLoaded |= loaded;
      allClean &= entity.status() == SyncStatus.COMPLETED;
      if (entity.status() == SyncStatus.SUSPENDED) {
        worst = SyncStatus.SUSPENDED;
      }
    }
    if (allClean) {
      return SyncStatus.COMPLETED;
    }
    return worst == SyncStatus.SUSPENDED || !anyLoaded ? worst : SyncStatus.PARTIAL;
  }
}
