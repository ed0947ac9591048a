package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;

/** What a scheduler has to know of the host's organizations. Implementations are thread-safe. */
public interface OrganizationSyncs {

  /**
   * When an organization's syncs are due; asked anew after every sync, so that it may change.
   *
   * @param organization whose
   * @return the hours
   */
  BusinessHours hours(OrganizationId organization);

  /**
   * Syncs an organization now, by {@link io.xeropulse.core.sync.SyncPipeline#run} with its sources
   * and settings.
   *
   * @param organization whose data
   * @param trigger what for
   * @param cancellation to be handed to the pipeline: it is asked for when the scheduler closes
   * @return what the sync came to
   */
  SyncReport sync(OrganizationId organization, Trigger trigger, Cancellation cancellation);
}
