package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote or estimate. Lists give its lines only in the detailed form. Immutable.
 *
 * @param id its number, or null
 * @param type Quote or Estimate, or null
 * @param state the practice's own word for its state, or null
 * @param name its name, or null
 * @param description what it is about, or null
 * @param budget without tax, in base currency, or null
 * @param optionExplanation a text above the options, or null
 * @param date a calendar date in no zone, or null
 * @param validDate how long it holds, a calendar date in no zone, or null
 * @param estimatedCost without tax, in base currency, or null
 * @param estimatedCostTax the tax, in base currency, or null
 * @param estimatedCostIncludingTax with tax, in base currency, or null
 * @param amount without tax, in base currency, or null
 * @param amountTax the tax, in base currency, or null
 * @param amountIncludingTax with tax, in base currency, or null
 * @param client the client, or null
 * @param contact the person at the client, or null
 * @param tasks its work
 * @param costs its disbursements
 * @param options what it offers beside
 */
public record Quote(
    @Nullable String id,
    @Nullable String type,
    @Nullable String state,
    @Nullable String name,
    @Nullable String description,
    @Nullable BigDecimal budget,
    @Nullable String optionExplanation,
    @Nullable LocalDate date,
    @Nullable LocalDate validDate,
    @Nullable BigDecimal estimatedCost,
    @Nullable BigDecimal estimatedCostTax,
    @Nullable BigDecimal estimatedCostIncludingTax,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal amountTax,
    @Nullable BigDecimal amountIncludingTax,
    @Nullable NamedReference client,
    @Nullable NamedReference contact,
    List<QuotedTask> tasks,
    List<QuotedCost> costs,
    List<QuoteOption> options) {
  public Quote {
    tasks = Lists.orNone(tasks);
    costs = Lists.orNone(costs);
    options = Lists.orNone(options);
  }
}
