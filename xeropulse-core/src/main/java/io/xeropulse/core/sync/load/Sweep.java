package io.xeropulse.core.sync.load;

import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;

/**
 * Asks the warehouse to remove what a complete reading did not send any more.
 *
 * @param session the session, with its fence
 * @param entity what was read
 * @param coverage what the reading was complete for
 * @param seen every id it sent, those in quarantine included
 */
public record Sweep(SyncSession session, Entity entity, Coverage coverage, SeenIds seen) {}
