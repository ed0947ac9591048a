package io.xeropulse.core.sync;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.quality.BlockedByRuleException;
import io.xeropulse.core.sync.quality.QualityGate;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Says pages in our words and holds them to the rules. It is done while the page before is written,
 * so it depends on nothing of what was.
 */
final class Transformation {
  private final SyncSession session;
  private final QualityGate gate;
  private final SessionKnowledge knowledge;

  Transformation(SyncSession session, QualityGate gate, SessionKnowledge knowledge) {
    this.session = session;
    this.gate = gate;
    this.knowledge = knowledge;
  }

  Iterator<TransformedPage> of(Iterator<Page> pages) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pages.hasNext();
      }

      @Override
      public TransformedPage next() {
        return of(pages.next());
      }
    };
  }

  TransformedPage of(Page page) {
    List<LoadItem> facts = new ArrayList<>(page.records().size());
    List<Quarantined> quarantined = new ArrayList<>();
    QualityWarnings warnings = new QualityWarnings();
    for (SourceRecord record : page.records()) {
      try {
        Fact fact = record.toFact(knowledge.transformContext());
        Optional<Violation> kept = keptOut(fact, warnings);
        if (kept.isPresent()) {
          quarantined.add(waiting(record, kept.get()));
        } else {
          knowledge.learn(fact);
          facts.add(new LoadItem(fact, record.rawText()));
        }
      } catch (RejectedRecordException e) {
        quarantined.add(waiting(record, new Violation(e.rule(), String.valueOf(e.getMessage()))));
      }
    }
    return new TransformedPage(page, facts, quarantined, warnings);
  }

  private static Quarantined waiting(SourceRecord record, Violation violation) {
    return new Quarantined(record.sourceId(), violation, record.rawText(), null);
  }

  private Optional<Violation> keptOut(Fact fact, QualityWarnings warnings) {
    for (Violation violation : gate.check(fact, knowledge)) {
      switch (violation.severity()) {
        case WARN -> warnings.add(violation, fact.sourceId());
        case QUARANTINE -> {
          return Optional.of(violation);
        }
        case BLOCK ->
            throw new BlockedByRuleException(
                "Record %s of organization %s breaks the rule %s, which lets nothing of its page be loaded: %s"
                    .formatted(
                        fact.sourceId(),
                        session.organization(),
                        violation.rule(),
                        violation.reason()));
      }
    }
    return Optional.empty();
  }
}
