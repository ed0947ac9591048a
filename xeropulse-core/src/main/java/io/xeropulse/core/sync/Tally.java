package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.SeenIds;
import io.xeropulse.core.sync.proof.HeldContent;
import io.xeropulse.core.sync.quality.Quarantined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of an entity's records in a session: of records, however often a session reads them,
 * as it does where readings overlap and where it asks again for what waits in quarantine.
 */
final class Tally {
  private final List<SeenIds> earlier = new ArrayList<>();
  private final SeenIds keptOut = new SeenIds();
  private SeenIds seen = new SeenIds();
  private LoadReceipt receipt = LoadReceipt.EMPTY;
  private long readings;
  private long repeated;
  private long unnamed;

  /** Another reading begins; what the session read before it stays counted. */
  void begin() {
    earlier.add(seen);
    seen = new SeenIds();
    unnamed = 0;
  }

  void loaded(Page page, LoadBatch batch, LoadedPage loaded) {
    Set<String> refused = refused(batch, loaded);
    long again = 0;
    for (SourceRecord record : page.records()) {
      String id = record.sourceId();
      if (id == null) {
        unnamed++;
      } else if (!isNew(id) && !refused.contains(id) && !keptOut.contains(id)) {
        again++;
      }
    }
    long quarantined = refused.stream().filter(keptOut::add).count();
    LoadReceipt now = loaded.receipt();
    long unchangedAgain = Math.min(again, now.unchanged());
    readings += page.records().size();
    repeated += unchangedAgain + now.quarantined() - quarantined;
    receipt =
        receipt.plus(
            new LoadReceipt(
                now.inserted(), now.updated(), now.unchanged() - unchangedAgain, quarantined));
  }

  private boolean isNew(String id) {
    return seen.add(id) && earlier.stream().noneMatch(before -> before.contains(id));
  }

  /** Those that quality kept out and those that the warehouse could not hold. */
  private static Set<String> refused(LoadBatch batch, LoadedPage loaded) {
    Set<String> refused = new HashSet<>();
    for (Quarantined record : batch.quarantined()) {
      String id = record.sourceId();
      refused.add(id == null ? record.rawText() : id);
    }
    if (loaded.receipt().quarantined() > batch.quarantined().size()) {
      batch.facts().forEach(item -> refused.add(item.fact().sourceId()));
      loaded.held().stream().map(HeldContent::sourceId).forEach(refused::remove);
    }
    return refused;
  }

  /** Every id of the reading at hand. */
  SeenIds seen() {
    return seen;
  }

  /** Records of the reading at hand that came without identifier. */
  long unnamed() {
    return unnamed;
  }

  /** How often a record came. */
  long readings() {
    return readings;
  }

  /** How many of them are counted already. */
  long repeated() {
    return repeated;
  }

  LoadReceipt receipt() {
    return receipt;
  }
}
