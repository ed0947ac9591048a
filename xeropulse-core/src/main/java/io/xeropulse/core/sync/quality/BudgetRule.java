package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.model.Fact;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A budget says one amount for an account and month, in the window it was asked for. Stateless. */
final class BudgetRule {
  private BudgetRule() {}

  static Optional<String> eachMonthOnce(Fact fact, References references) {
    if (!(fact instanceof BudgetWindow window)) {
      return Optional.empty();
    }
    Set<AccountMonth> said = new HashSet<>();
    for (BudgetWindow.Line line : window.lines()) {
      YearMonth month = line.month();
      if (month.isBefore(window.first()) || month.isAfter(window.last())) {
        return Optional.of(
            "BudgetBalances has %s, which was not asked for, so it would be counted twice; report it to the source"
                .formatted(month));
      }
      if (!said.add(new AccountMonth(line.accountId(), month))) {
        return Optional.of(
            "BudgetBalances says %s of account %s twice; open the budget at the source and save it"
                .formatted(month, line.accountId()));
      }
    }
    return Optional.empty();
  }

  private record AccountMonth(String accountId, YearMonth month) {}
}
