package io.xeropulse.warehouse.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger has on an account. Immutable.
 *
 * @param accountId the source's identifier; of an account that the chart lacks, what documents call
 *     it, such as {@code code:200}
 * @param code what people call it, or null if it has no code
 * @param name its name, or the identifier of an account that the chart lacks
 * @param accountClass {@code ASSET}, {@code LIABILITY}, {@code EQUITY}, {@code REVENUE} or {@code
 *     EXPENSE}, or null if the source does not say
 * @param balance debit positive, in base currency, without tax unless it is the tax account
 */
public record AccountBalance(
    String accountId,
    @Nullable String code,
    String name,
    @Nullable String accountClass,
    BigDecimal balance) {

  boolean profitAndLoss() {
    return "REVENUE".equalsIgnoreCase(accountClass) || "EXPENSE".equalsIgnoreCase(accountClass);
  }
}
