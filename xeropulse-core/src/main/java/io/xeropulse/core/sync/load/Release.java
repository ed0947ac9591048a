package io.xeropulse.core.sync.load;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.Set;

/**
 * Lets records out of quarantine for which the source was asked again and which it no longer has.
 *
 * @param session the session, with its fence
 * @param entity what was read
 * @param gone identifiers that the source no longer knows
 * @param unnamedAfter from where on everything came with an identifier, so that the records without
 *     one that came there before are no more; {@link Watermark#NONE} for everywhere
 */
public record Release(
    SyncSession session, Entity entity, Set<String> gone, Watermark unnamedAfter) {
  public Release {
    gone = Set.copyOf(gone);
  }
}
