package io.xeropulse.acceptance;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;

/** A process that plans syncs and leaves them to other nodes. */
record NeverHere() implements OrganizationSyncs {
  @Override
  public BusinessHours hours(OrganizationId organization) {
    return SyncNodeMain.farAway();
  }

  @Override
  public SyncReport sync(OrganizationId organization, Trigger trigger, Cancellation cancellation) {
    throw new IllegalStateException("The test itself was asked to sync " + organization);
  }
}
