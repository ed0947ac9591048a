package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.quality.Quarantined;
import java.util.List;

/**
 * A page in our words.
 *
 * @param page the page as it came
 * @param facts what passed the rules
 * @param refused what did not
 * @param warnings rules that loaded records broke
 */
record TransformedPage(
    Page page, List<LoadItem> facts, List<Quarantined> refused, QualityWarnings warnings) {

  /** What goes to quarantine; a record without identifier says from where it comes again. */
  List<Quarantined> quarantined(Watermark place) {
    return refused.stream()
        .map(
            record ->
                record.sourceId() == null
                    ? new Quarantined(null, record.violation(), record.rawText(), place)
                    : record)
        .toList();
  }
}
