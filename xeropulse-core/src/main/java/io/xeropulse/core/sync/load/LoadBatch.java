package io.xeropulse.core.sync.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param backfill how far the entity's backfill is once this page is written; null if it stays
 *     where it is
 */
public record LoadBatch(
    SyncSession session,
    Entity entity,
    int page,
    List<LoadItem> facts,
    List<Quarantined> quarantined,
    Watermark watermark,
    @Nullable Backfill backfill) {
  public LoadBatch {
    facts = List.copyOf(facts);
    quarantined = List.copyOf(quarantined);
  }

  /**
   * A page that belongs to no backfill.
   *
   * @param session the session, with its fence
   * @param entity what the facts are
   * @param page the page's number among the session's pages of the entity, from 1
   * @param facts facts that passed quality
   * @param quarantined records that did not
   * @param watermark where the entity stands once this page is written
   */
  public LoadBatch(
      SyncSession session,
      Entity entity,
      int page,
      List<LoadItem> facts,
      List<Quarantined> quarantined,
      Watermark watermark) {
    this(session, entity, page, facts, quarantined, watermark, null);
  }

  /**
   * A batch that loads no record, is no page and says how far a backfill is.
   *
   * @param session the session, with its fence
   * @param entity of what
   * @param watermark where the entity stands
   * @param backfill how far its backfill is
   * @return the batch
   */
  public static LoadBatch checkpoint(
      SyncSession session, Entity entity, Watermark watermark, Backfill backfill) {
    return new LoadBatch(session, entity, 1, List.of(), List.of(), watermark, backfill);
  }

  /**
   * A fact with the text it came from, in case the warehouse must refuse it.
   *
   * @param fact the fact
   * @param rawText the record as it came
   */
  public record LoadItem(Fact fact, String rawText) {}
}
