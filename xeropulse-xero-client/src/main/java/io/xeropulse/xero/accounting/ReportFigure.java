package io.xeropulse.xero.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a report. Immutable.
 *
 * @param column the name of its column; empty where the report names none
 * @param periodEnd the last day of the period that the column is about, or null if it is about none
 * @param text what Xero shows
 * @param amount the same as an exact amount in base currency; null where Xero shows none, a
 *     percentage or a text
 */
public record ReportFigure(
    String column, @Nullable LocalDate periodEnd, String text, @Nullable BigDecimal amount) {}
