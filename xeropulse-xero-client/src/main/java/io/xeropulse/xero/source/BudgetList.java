package io.xeropulse.xero.source;

import io.xeropulse.xero.internal.paging.RecordPage;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which budgets there are and when each changed, as one reading of their list told. */
final class BudgetList {
  private final Map<String, Listed> budgets = new LinkedHashMap<>();
  private @Nullable Instant servedAt;
  private boolean known;

  /**
   * A budget.
   *
   * @param id Xero's identifier
   * @param changedAt when Xero last changed it, or null where that cannot be read
   */
  record Listed(String id, @Nullable Instant changedAt) {}

  synchronized void take(RecordPage page) {
    if (!known) {
      servedAt = page.servedAt();
    }
    known = true;
    for (RawRecord record : page.records()) {
      String id = record.id(Resources.BUDGETS.idField());
      if (id != null) { // without an identifier it is in quarantine, and nobody can ask for it
        budgets.put(id, new Listed(id, record.updatedAt()));
      }
    }
  }

  synchronized boolean isKnown() {
    return known;
  }

  /** When Xero put the list together, by its own clock; null where it does not say. */
  synchronized @Nullable Instant servedAt() {
    return servedAt;
  }

  /** In the order of their changes; those whose change cannot be read come first. */
  synchronized List<Listed> changedSince(@Nullable Instant since) {
    Predicate<Listed> changed =
        budget ->
            since == null || budget.changedAt() == null || !budget.changedAt().isBefore(since);
    return budgets.values().stream()
        .filter(changed)
        .sorted(
            Comparator.comparing(
                Listed::changedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }
}
