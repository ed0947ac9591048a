package io.xeropulse.xero.source;

import io.xeropulse.core.model.Budget;
import io.xeropulse.core.model.BudgetWindow;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Budgets, and what they say month by month. */
final class BudgetFacts {
  private static final int MONTH_LENGTH = "2019-08".length();

  private BudgetFacts() {}

  static Budget budget(JsonObject record, TransformContext context) {
    return new Budget(
        Fields.id(record, "BudgetID"),
        Fields.textOrEmpty(record, "Type"),
        record.filledText("Description"),
        record.objects("Tracking").stream()
            .map(
                tracking ->
                    new Budget.Tracking(
                        tracking.filledText("TrackingCategoryID"),
                        tracking.filledText("TrackingOptionID"),
                        tracking.filledText("Name"),
                        tracking.filledText("Option")))
            .toList(),
        Fields.updatedAt(record));
  }

  static BudgetWindow window(JsonObject record, YearMonth first) {
    List<BudgetWindow.Line> lines =
        Fields.parts(record, "BudgetLines", "AccountID", BudgetFacts::lines).stream()
            .flatMap(List::stream)
            .toList();
    return new BudgetWindow(Fields.id(record, "BudgetID"), first, lines);
  }

  private static List<BudgetWindow.Line> lines(JsonObject line) {
    return Fields.parts(
        line,
        "BudgetBalances",
        "Period",
        balance ->
            new BudgetWindow.Line(
                Fields.id(line, "AccountID"),
                line.filledText("AccountCode"),
                month(balance),
                Fields.decimal(balance, "Amount"),
                balance.filledText("Notes")));
  }

  /** A month comes as one, or as a day in it; neither passes through a time zone. */
  private static YearMonth month(JsonObject balance) {
    String period = Fields.text(balance, "Period");
    try {
      if (period.length() == MONTH_LENGTH) {
        return YearMonth.parse(period);
      }
    } catch (DateTimeException notAMonth) {
      throw new RejectedRecordException("date", "Period is not a month such as 2019-08; report it");
    }
    LocalDate day = Fields.date(balance, "Period");
    return YearMonth.from(day);
  }
}
