package io.xeropulse.warehouse.backup;

import java.math.BigDecimal;

/**
 * What a table holds, in figures that two copies of it share. Immutable.
 *
 * @param rows how many rows
 * @param amounts control total: the sum of all its money columns, whatever their currency; 0 where
 *     it has none
 * @param hash hash total: the sum of a 64-bit hash of every row, which any changed value changes
 */
public record TableTotals(long rows, BigDecimal amounts, BigDecimal hash) {}
