package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks again for what waits in quarantine: a record that only came garbled would otherwise stay
 * away until it changes at the source.
 */
final class SecondAsking {
  private final SyncSession session;
  private final WarehouseLoader loader;

  SecondAsking(SyncSession session, WarehouseLoader loader) {
    this.session = session;
    this.loader = loader;
  }

  /**
   * An ordinary reading came to its end.
   *
   * @param whole what the reading was complete for, or null if absence from it proves nothing
   * @param load loads a page of records that moves no watermark
   */
  void after(
      Extraction extraction,
      EntityProgress progress,
      @Nullable Coverage whole,
      Consumer<Page> load) {
    if (!progress.anyMayWait()) {
      return;
    }
    Waiting waiting = loader.waiting(session.organization(), progress.entity());
    Set<String> gone =
        takesIn(whole) ? absent(waiting, progress) : asked(extraction, progress, waiting, load);
    boolean anyUnnamed = waiting.records() > waiting.sourceIds().size();
    if (progress.unnamed() == 0 && (anyUnnamed || !gone.isEmpty())) {
      loader.release(new Release(session, progress.entity(), gone, progress.readAfter()));
    }
    count(progress);
  }

  /** What waits now is what the session leaves behind. */
  void count(EntityProgress progress) {
    if (progress.anyMayWait()) {
      progress.waiting(loader.waiting(session.organization(), progress.entity()));
    }
  }

  /** Of which parent a record in quarantine is, is unknown: it is gone if all parents were read. */
  private static boolean takesIn(@Nullable Coverage whole) {
    return whole != null && (!(whole instanceof Coverage.OfParents parents) || parents.all());
  }

  private static Set<String> absent(Waiting waiting, EntityProgress progress) {
    Set<String> gone = new HashSet<>(waiting.sourceIds());
    gone.removeIf(progress.seen()::contains);
    return gone;
  }

  /**
   * A record without identifier may be one that was asked for, so then nothing is believed gone.
   */
  private static Set<String> asked(
      Extraction extraction, EntityProgress progress, Waiting waiting, Consumer<Page> load) {
    if (waiting.sourceIds().isEmpty()) {
      return Set.of();
    }
    Again again = extraction.again(progress.entity(), waiting.sourceIds());
    Set<String> gone = new HashSet<>(again.asked());
    boolean allNamed = true;
    while (again.pages().hasNext()) {
      Page page = again.pages().next();
      List<SourceRecord> named =
          page.records().stream().filter(record -> record.sourceId() != null).toList();
      allNamed &= named.size() == page.records().size();
      named.forEach(record -> gone.remove(Objects.requireNonNull(record.sourceId())));
      load.accept(new Page(named, -1));
    }
    return allNamed ? gone : Set.of();
  }
}
