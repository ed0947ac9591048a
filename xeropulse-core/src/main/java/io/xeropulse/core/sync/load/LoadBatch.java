package io.xeropulse.core.sync.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.List;

/**
 * A page ready to be written: everything in it is written in one transaction, or nothing.
 * Immutable.
 *
 * @param session the session, with its fence
 * @param entity what the facts are
 * @param page the page's number among the session's pages of the entity, from 1; the total of a
 *     page that is written again takes the place of the one before
 * @param facts facts that passed quality
 * @param quarantined records that did not
 * @param watermark where the entity stands once this page is written
 */
public record LoadBatch(
    SyncSession session,
    Entity entity,
    int page,
    List<LoadItem> facts,
    List<Quarantined> quarantined,
    Watermark watermark) {
  public LoadBatch {
    facts = List.copyOf(facts);
    quarantined = List.copyOf(quarantined);
  }

  /**
   * A fact with the text it came from, in case the warehouse must refuse it.
   *
   * @param fact the fact
   * @param rawText the record as it came
   */
  public record LoadItem(Fact fact, String rawText) {}
}
