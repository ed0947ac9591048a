package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.TimeEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that every organization's facts are held to. Stateless and thread-safe. */
public final class StandardRules {
  private static final BigDecimal TOTAL_TOLERANCE = new BigDecimal("0.01");

  private StandardRules() {}

  /**
   * All of them, in the order in which they are checked.
   *
   * @return the rules
   */
  public static List<QualityRule> all() {
    return List.of(
        StandardRules::identified,
        StandardRules::totalsAddUp,
        StandardRules::journalBalances,
        StandardRules::cashIsPositive,
        StandardRules::staffIsKnown);
  }

  private static Optional<Violation> identified(Fact fact, References references) {
    return breach(
        fact.sourceId().isBlank(),
        "identity",
        "The record has no identifier, so it cannot be told from others; repair it at the source");
  }

  private static Optional<Violation> totalsAddUp(Fact fact, References references) {
    if (!(fact instanceof Document document)) {
      return Optional.empty();
    }
    var amounts = document.amounts();
    BigDecimal difference =
        amounts.total().subtract(amounts.subTotal()).subtract(amounts.totalTax()).abs();
    return breach(
        difference.compareTo(TOTAL_TOLERANCE) > 0,
        "totals",
        "Total %s is not SubTotal %s plus TotalTax %s; open and save the document at the source"
            .formatted(
                amounts.total().toPlainString(),
                amounts.subTotal().toPlainString(),
                amounts.totalTax().toPlainString()));
  }

  private static Optional<Violation> journalBalances(Fact fact, References references) {
    if (!(fact instanceof Document journal) || journal.kind() != DocumentKind.MANUAL_JOURNAL) {
      return Optional.empty();
    }
    BigDecimal balance =
        journal.lines().stream()
            .flatMap(line -> Stream.of(line.lineAmount(), line.taxAmount()))
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return breach(
        balance.signum() != 0,
        "journal-balance",
        "The journal's debits and credits differ by %s; open it at the source and save it again"
            .formatted(balance.toPlainString()));
  }

  private static Optional<Violation> cashIsPositive(Fact fact, References references) {
    return breach(
        fact instanceof CashMovement movement && movement.amount().signum() < 0,
        "range",
        "Amount is below zero, but the type already says which way the money moved; check the"
            + " record at the source");
  }

  private static Optional<Violation> staffIsKnown(Fact fact, References references) {
    if (!(fact instanceof TimeEntry entry)) {
      return Optional.empty();
    }
    return breach(
        !references.knowsStaff(entry.staffId()),
        "unknown-staff",
        "Staff %s of the time entry is not in the practice's staff list; add or restore the person in XPM"
            .formatted(entry.staffId()));
  }

  private static Optional<Violation> breach(boolean broken, String rule, String reason) {
    return broken ? Optional.of(new Violation(rule, reason)) : Optional.empty();
  }
}
