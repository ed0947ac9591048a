package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.TimeEntry;
import java.util.List;
import java.util.Optional;

/**
 * The rules that every organization's facts are held to. A record that contradicts itself waits in
 * quarantine; where the source's books hold it all the same, as with documents whose lines add up
 * to something else, it is loaded and reported, since the ledgers would part without it. A host
 * takes a rule more or less gravely by {@link QualityRule#as}. Stateless and thread-safe.
 */
public final class StandardRules {
  private static final List<QualityRule> ALL =
      List.of(
          new QualityRule("identity", Severity.QUARANTINE, StandardRules::identified),
          new QualityRule("currency", Severity.QUARANTINE, CurrencyRule::known),
          new QualityRule("totals", Severity.QUARANTINE, DocumentRules::totalsAddUp),
          new QualityRule("paid", Severity.QUARANTINE, PaidRule::nothingIsOpen),
          new QualityRule("journal-balance", Severity.QUARANTINE, DocumentRules::journalBalances),
          new QualityRule("range", Severity.QUARANTINE, StandardRules::cashIsPositive),
          new QualityRule("budget-months", Severity.QUARANTINE, BudgetRule::eachMonthOnce),
          new QualityRule("unknown-staff", Severity.QUARANTINE, StandardRules::staffIsKnown),
          new QualityRule("line-total", Severity.WARN, DocumentRules::linesAddUp),
          new QualityRule("settled", Severity.WARN, PaidRule::settlementsAddUp),
          new QualityRule("allocations", Severity.WARN, DocumentRules::notOverAllocated),
          new QualityRule("amount-due", Severity.WARN, DocumentRules::dueWithinTotal));

  private StandardRules() {}

  /**
   * All of them, in the order in which they are checked.
   *
   * @return the rules
   */
  public static List<QualityRule> all() {
    return ALL;
  }

  private static Optional<String> identified(Fact fact, References references) {
    return fact.sourceId().isBlank()
        ? Optional.of(
            "The record has no identifier, so it cannot be told from others; nobody can enter one,"
                + " so if it stays so, the source's support has to mend it")
        : Optional.empty();
  }

  private static Optional<String> cashIsPositive(Fact fact, References references) {
    return fact instanceof CashMovement movement && movement.amount().signum() < 0
        ? Optional.of(
            "Amount is below zero, but the type already says which way the money moved; check the"
                + " record at the source")
        : Optional.empty();
  }

  private static Optional<String> staffIsKnown(Fact fact, References references) {
    return fact instanceof TimeEntry entry && !references.knowsStaff(entry.staffId())
        ? Optional.of(
            "Staff %s of the time entry is not in the practice's staff list; add or restore the person in XPM"
                .formatted(entry.staffId()))
        : Optional.empty();
  }
}
